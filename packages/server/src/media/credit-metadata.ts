import type { PictureTexts } from './picture-texts.ts';

type Credits = Pick<PictureTexts, 'creator' | 'credit' | 'copyright'>;

/** EXIF (IFD0) of a rendition. Its texts are ASCII; a name that is not stays out of it and in XMP. */
export function creditExif({ creator, copyright }: Credits): Record<string, string> {
  const all = { Artist: creator, Copyright: copyright };
  return Object.fromEntries(Object.entries(all).filter(([, text]) => /^[\x20-\x7e]+$/.test(text)));
}

/**
 * The XMP packet of a rendition: whose it is and nothing else, so that it stays below a kilobyte. Properties
 * as the IPTC Photo Metadata Standard names them: dc:creator, dc:rights, photoshop:Credit. Undefined if the
 * picture says none of them.
 */
export function creditXmp({ creator, credit, copyright }: Credits): string | undefined {
  const properties =
    element('dc:creator', 'Seq', creator) +
    element('dc:rights', 'Alt', copyright) +
    (credit === '' ? '' : `<photoshop:Credit>${escapeXml(credit)}</photoshop:Credit>`);
  if (properties === '') return undefined;
  return (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">' +
    `${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`
  );
}

function element(name: string, container: 'Seq' | 'Alt', text: string): string {
  if (text === '') return '';
  const attribute = container === 'Alt' ? ' xml:lang="x-default"' : '';
  return `<${name}><rdf:${container}><rdf:li${attribute}>${escapeXml(text)}</rdf:li></rdf:${container}></${name}>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
