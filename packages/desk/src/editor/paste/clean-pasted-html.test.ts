import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { cleanPaste, cleanPastedHtml } from './clean-pasted-html.ts';
import type { PastedNode } from './pasted-node.ts';

interface Parsed {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { name: string; value: string }[];
  readonly childNodes?: readonly Parsed[];
}

/** Reads HTML as a browser does, where there is none. */
function read(html: string): PastedNode[] {
  const toNodes = (nodes: readonly Parsed[] = []): PastedNode[] =>
    nodes.flatMap((node): PastedNode[] => {
      if (node.nodeName === '#text') return [node.value ?? ''];
      if (node.nodeName.startsWith('#')) return [];
      return [
        {
          tag: node.nodeName,
          attrs: Object.fromEntries((node.attrs ?? []).map(({ name, value }) => [name, value])),
          children: toNodes(node.childNodes),
        },
      ];
    });
  return toNodes((parseFragment(html) as unknown as Parsed).childNodes);
}

const clean = (html: string) => cleanPastedHtml(html, read);

describe('a paste from Google Docs', () => {
  it('keeps paragraphs, marks and links and sheds spans and the wrapper that looks bold', () => {
    const html = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-3f1c0b8e-7fff-1b2c">
      <h1 dir="ltr" style="line-height:1.38;margin-top:20pt;"><span style="font-size:20pt;font-family:Arial,sans-serif;font-weight:400;">The wall</span></h1>
      <p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;font-style:normal;white-space:pre-wrap;">The harbour master said it </span><span style="font-weight:700;">held</span><span style="font-weight:400;"> and was </span><span style="font-weight:400;font-style:italic;">never</span><span style="font-weight:400;"> at risk, </span><a href="https://www.google.com/url?q=https://port-aurel.example/log&amp;sa=D" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">the log</span></a><span> shows.</span></p>
      <br />
      <p dir="ltr"><span style="font-weight:700;font-style:italic;text-decoration:line-through;">Out.</span></p></b><br class="Apple-interchange-newline">`;
    expect(clean(html)).toBe(
      '<h2>The wall</h2>' +
        '<p>The harbour master said it <strong>held</strong> and was <em>never</em> at risk, ' +
        '<a href="https://port-aurel.example/log">the log</a> shows.</p>' +
        '<p><s><em><strong>Out.</strong></em></s></p>',
    );
  });

  it('puts an inner list into the item it belongs to', () => {
    const html = `<ul><li dir="ltr"><p><span style="font-weight:400">Gauges</span></p></li><ul><li><p><span>North</span></p></li></ul><li><p><span>Pumps</span></p></li></ul>`;
    expect(clean(html)).toBe(
      '<ul><li><p>Gauges</p><ul><li><p>North</p></li></ul></li><li><p>Pumps</p></li></ul>',
    );
  });
});

describe('a paste from Word', () => {
  it('makes lists of the paragraphs that stand for them, with their levels and numbers', () => {
    const item = (level: number, marker: string, words: string) =>
      `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=EN-GB style='font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-GB>${words}<o:p></o:p></span></p>\n`;
    const html = `<p class=MsoNormal><span lang=EN-GB style='mso-fareast-language:EN-US'>Three&nbsp;things:<o:p></o:p></span></p>
      ${item(1, '1.', 'Sand')}${item(2, 'o', 'fine')}${item(2, 'o', 'coarse')}${item(1, '2.', 'Bags')}
      <p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Done</b>.</p>`;
    expect(clean(html)).toBe(
      '<p>Three things:</p>' +
        '<ol><li><p>Sand</p><ul><li><p>fine</p></li><li><p>coarse</p></li></ul></li><li><p>Bags</p></li></ol>' +
        '<p><strong>Done</strong>.</p>',
    );
  });

  it('reads titles, quotes and what is hidden', () => {
    const html = `<style>p.MsoNormal{margin:0}</style><p class=MsoTitle>The title</p><p class=MsoQuote><i>It held.</i></p><p style='mso-hide:all'>secret</p><p class=MsoNormal style='display:none'>more</p>`;
    expect(clean(html)).toBe('<h2>The title</h2><blockquote><p><em>It held.</em></p></blockquote>');
  });

  it('joins a sentence that was wrapped over lines of the file', () => {
    expect(clean('<p class=MsoNormal>The wall\r\nheld all\r\nnight.</p>')).toBe(
      '<p>The wall held all night.</p>',
    );
  });
});

describe('a paste from a web page', () => {
  it('keeps tables with their heads and spans, one text a cell', () => {
    const html = `<div class="wrap"><table style="width:100%"><colgroup><col></colgroup><thead><tr><td><b>Gauge</b></td><th>Level</th></tr></thead><tbody><tr><td rowspan="2"><p>North</p><p>quay</p></td><td>4.1&nbsp;m</td></tr><tr><td>4.3 m</td></tr></tbody></table></div>`;
    expect(clean(html)).toBe(
      '<table><tr><th>Gauge</th><th>Level</th></tr><tr><td rowspan="2">North<br>quay</td><td>4.1 m</td></tr><tr><td>4.3 m</td></tr></table>',
    );
  });

  it('reads a table of one cell as a frame around text', () => {
    expect(clean('<table><tr><td><p>One</p><p>Two</p></td></tr></table>')).toBe('<p>One</p><p>Two</p>');
  });

  it('keeps a quote with who said it', () => {
    expect(clean('<blockquote><p>It held.</p><footer>— Aldous Crane</footer></blockquote>')).toBe(
      '<blockquote data-attribution="Aldous Crane"><p>It held.</p></blockquote>',
    );
  });

  it('reports pictures and keeps the address of those that have one', () => {
    const { html, pictures } = cleanPaste(
      '<figure><img src="https://pics.example/a.jpg" alt="A quay"><figcaption>The  quay</figcaption></figure><p><img src="data:image/png;base64,AAAA"> text</p><img src="https://t.example/p.gif" width="1" height="1"><img src="file:///C:/clip_image001.png">',
      read,
    );
    expect(html).toBe(
      '<figure data-pasted-picture="https://pics.example/a.jpg" data-alt="A quay" data-caption="The quay"></figure><p>text</p>',
    );
    expect(pictures.map(({ kept }) => kept)).toEqual([true, false, false]);
  });

  it('makes paragraphs of what two line breaks part, and keeps single ones', () => {
    expect(clean('one<br>two<br><br>three')).toBe('<p>one<br>two</p><p>three</p>');
  });

  it.each([
    ['<p onclick="x()">a<script>alert(1)</script></p>', '<p>a</p>'],
    ['<a href="javascript:alert(1)">a</a>', '<p>a</p>'],
    ['<a href=" java\nscript:alert(1)">a</a>', '<p>a</p>'],
    ['<svg onload=alert(1)><p>a</p></svg>', '<p>a</p>'],
    ['<img src=x onerror=alert(1)>', ''],
    ['<p>&lt;img src=x onerror=alert(1)&gt;</p>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
    ['<iframe src="javascript:alert(1)"></iframe>', ''],
    [
      '<a href="https://a.example/&quot;onmouseover=&quot;x">a</a>',
      '<p><a href="https://a.example/&quot;onmouseover=&quot;x">a</a></p>',
    ],
  ])('leaves nothing that runs: %s', (html, expected) => expect(clean(html)).toBe(expected));

  it('says the same when it cleans what it cleaned', () => {
    const once = clean(
      '<h3>Head</h3><p>a <b>b</b> <i>c</i><br>d</p><ol start="3"><li>x<ul><li>y</li></ul></li></ol><pre>a\n  b</pre><hr>',
    );
    expect(clean(once)).toBe(once);
  });
});
