import type { Body } from '@onrecord/domain/body/body';
import type { Element, ElementOf, ListItem, TableRow } from '@onrecord/domain/body/elements';
import { safeHref } from '@onrecord/domain/body/href';
import type { Inline, Mark } from '@onrecord/domain/body/inline';
import { assertNever } from '@onrecord/domain/result';
import { useQuery } from '@tanstack/react-query';
import { createElement, Fragment, type ReactNode } from 'react';
import { StoredPicture } from '../../editor/elements/PictureView.tsx';
import { relatedCardQuery } from '../../editor/related.ts';

/** What an entry says, much as readers see it. Nothing is loaded from another host. */
export function EntryBody({ body }: { readonly body: Body }) {
  return <div className="entry-body">{elements(body.content)}</div>;
}

/** Parts of a text are known by their place: they need no keys. */
function inOrder<T>(parts: readonly T[], draw: (part: T) => ReactNode): ReactNode {
  return createElement(Fragment, null, ...parts.map(draw));
}

const elements = (content: readonly Element[]): ReactNode =>
  inOrder(content, (element) => <Shown element={element} />);

function Shown({ element }: { readonly element: Element }): ReactNode {
  switch (element.type) {
    case 'paragraph':
      return <p dir="auto">{inline(element.content)}</p>;
    case 'heading':
      return <h4 dir="auto">{inline(element.content)}</h4>;
    case 'codeBlock':
      return (
        <pre>
          <code>{inline(element.content)}</code>
        </pre>
      );
    case 'divider':
      return <hr />;
    case 'list':
      return element.attrs.ordered ? (
        <ol start={element.attrs.start}>{items(element.content)}</ol>
      ) : (
        <ul>{items(element.content)}</ul>
      );
    case 'quote':
      return (
        <blockquote>
          {elements(element.content)}
          {element.attrs.attribution !== '' && <footer>{element.attrs.attribution}</footer>}
        </blockquote>
      );
    case 'callout':
      return <div className="set-apart">{elements(element.content)}</div>;
    case 'toggle':
      return (
        <details>
          <summary>{element.attrs.heading}</summary>
          {elements(element.content)}
        </details>
      );
    case 'liveEntry':
      return (
        <div className="set-apart">
          <b>{element.attrs.headline}</b>
          {elements(element.content)}
        </div>
      );
    case 'picture':
      return <ShownPicture picture={element} />;
    case 'gallery':
      return (
        <div className="gallery">
          {inOrder(element.content, (picture) => (
            <ShownPicture picture={picture} />
          ))}
        </div>
      );
    case 'embeddedPost': {
      const { author, text, provider, href } = element.attrs;
      return (
        <blockquote className="post">
          {text !== '' && <p dir="auto">{text}</p>}
          <footer>
            {author !== '' && <b>{author}, </b>}
            <a href={safeHref(href)} target="_blank" rel="noreferrer">
              {provider || href}
            </a>
          </footer>
        </blockquote>
      );
    }
    case 'table':
      return (
        <table>
          <tbody>
            {inOrder(element.content, (row) => (
              <ShownRow row={row} />
            ))}
          </tbody>
        </table>
      );
    case 'relatedStory':
      return <ShownStory storyId={element.attrs.storyId} />;
    case 'linkCard':
      return <Card label="Link card" words={element.attrs.title || element.attrs.href} />;
    case 'button':
      return <Card label="Button" words={element.attrs.text} />;
    case 'file':
      return <Card label="File" words={element.attrs.title || element.attrs.fileName} />;
    case 'audio':
      return <Card label="Recording" words={element.attrs.title} />;
    case 'video':
      return <Card label="Film" words={element.attrs.caption} />;
    case 'rawHtml':
      return <Card label="HTML, kept as it came" words="" />;
    case 'unsupported':
      return <Card label="Kept from elsewhere, not shown to readers" words={element.attrs.kind} />;
    default:
      return assertNever(element);
  }
}

function ShownPicture({ picture: { attrs } }: { readonly picture: ElementOf<'picture'> }) {
  const { mediaId, altText, caption, credit } = attrs;
  return (
    <figure>
      {mediaId === null ? (
        <Card label="Picture" words="kept elsewhere" />
      ) : (
        <StoredPicture mediaId={mediaId} altText={altText} />
      )}
      <figcaption>
        {caption} <span className="quiet">{credit}</span>
      </figcaption>
    </figure>
  );
}

function ShownStory({ storyId }: { readonly storyId: string }) {
  const story = useQuery(relatedCardQuery(storyId));
  return <Card label="Related" words={story.data?.headline ?? ''} />;
}

function Card({ label, words }: { readonly label: string; readonly words: string }) {
  return (
    <p className="set-apart">
      <span className="quiet">{label}</span> {words}
    </p>
  );
}

function ShownRow({ row }: { readonly row: TableRow }) {
  return (
    <tr>
      {inOrder(row.content, ({ attrs: { header, colspan, rowspan }, content }) => {
        const Cell = header ? 'th' : 'td';
        return (
          <Cell colSpan={colspan} rowSpan={rowspan}>
            {inline(content)}
          </Cell>
        );
      })}
    </tr>
  );
}

const items = (content: readonly ListItem[]): ReactNode =>
  inOrder(content, (item) => <li>{elements(item.content)}</li>);

const inline = (content: readonly Inline[] = []): ReactNode =>
  inOrder(content, (run) =>
    run.type === 'hardBreak' ? <br /> : (run.marks ?? []).reduceRight(marked, run.text as ReactNode),
  );

function marked(words: ReactNode, mark: Mark): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{words}</strong>;
    case 'italic':
      return <em>{words}</em>;
    case 'code':
      return <code>{words}</code>;
    case 'strike':
      return <s>{words}</s>;
    case 'sub':
      return <sub>{words}</sub>;
    case 'sup':
      return <sup>{words}</sup>;
    case 'link':
      return (
        <a href={safeHref(mark.attrs.href)} target="_blank" rel="noreferrer">
          {words}
        </a>
      );
    case 'claim':
      return <span className="on-record">{words}</span>;
    default:
      return assertNever(mark);
  }
}
