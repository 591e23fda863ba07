/** The widths of picture renditions, in CSS pixels of the file. None is made wider than its original. */
export const RENDITION_WIDTHS_PX = [320, 640, 960, 1280, 1920] as const;

export type MediaKind = 'picture' | 'file' | 'audio' | 'video';

/** A stored file with what is known of it. Pictures are kept as they came; readers get renditions only. */
export interface Media {
  readonly id: string;
  readonly kind: MediaKind;
  /** SHA-256 of the content in hexadecimal digits: its name in the store and in addresses. */
  readonly contentHash: string;
  readonly mimeType: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  /** As shown, with the orientation of the file applied; null for what has no extent. */
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly caption: string;
  readonly credit: string;
  readonly creator: string;
  readonly copyright: string;
  readonly altText: string;
}

/** The widths renditions of a picture exist in: those up to its own, which stands in for all above it. */
export function renditionWidths(originalWidthPx: number): number[] {
  const widths: number[] = RENDITION_WIDTHS_PX.filter((width) => width < originalWidthPx);
  const largest = RENDITION_WIDTHS_PX[RENDITION_WIDTHS_PX.length - 1] ?? originalWidthPx;
  return originalWidthPx <= largest ? [...widths, originalWidthPx] : widths;
}
