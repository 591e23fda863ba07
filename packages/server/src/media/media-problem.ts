import { assertNever } from '@onrecord/domain/result';

/** Why a file was not taken in. */
export type MediaProblem =
  | { readonly type: 'missing-file'; readonly fileName: string }
  | { readonly type: 'empty-file'; readonly fileName: string }
  | {
      readonly type: 'too-large';
      readonly fileName: string;
      readonly sizeBytes: number;
      readonly limitBytes: number;
    }
  | {
      readonly type: 'too-many-pixels';
      readonly fileName: string;
      readonly widthPx: number;
      readonly heightPx: number;
      readonly limitPx: number;
    }
  | { readonly type: 'svg-refused'; readonly fileName: string }
  /** `found` is a MIME type read off the content; '' if it is none that is known. */
  | { readonly type: 'not-a-usable-picture'; readonly fileName: string; readonly found: string }
  /** `reason` is the decoder's own sentence: for logs and reports, never for readers. */
  | { readonly type: 'broken-picture'; readonly fileName: string; readonly reason: string }
  | { readonly type: 'file-type-refused'; readonly fileName: string; readonly ending: string }
  | { readonly type: 'content-mismatch'; readonly fileName: string; readonly found: string }
  /** `hidden` says in words what else the file is. */
  | { readonly type: 'two-in-one'; readonly fileName: string; readonly hidden: string }
  | { readonly type: 'broken-exif'; readonly fileName: string };

/** One line for a person, naming the file. */
export function describeMediaProblem(problem: MediaProblem): string {
  const file = problem.fileName;
  switch (problem.type) {
    case 'missing-file':
      return `${file} was not found.`;
    case 'empty-file':
      return `${file} is empty (0 bytes).`;
    case 'too-large':
      return `${file} has ${megabytes(problem.sizeBytes)}; at most ${megabytes(problem.limitBytes)} are allowed.`;
    case 'too-many-pixels':
      return `${file} has ${problem.widthPx} × ${problem.heightPx} pixels; at most ${problem.limitPx / 1e6} million are allowed.`;
    case 'svg-refused':
      return `${file} is an SVG drawing, which can carry scripts; export it as PNG and use that.`;
    case 'not-a-usable-picture':
      return problem.found === ''
        ? `${file} is not a picture.`
        : `${file} is ${problem.found}; pictures must be JPEG, PNG, WebP, AVIF, GIF or TIFF.`;
    case 'broken-picture':
      return `${file} is damaged or cut off and cannot be shown (${problem.reason}).`;
    case 'file-type-refused':
      return problem.ending === ''
        ? `${file} has no ending that says what it is.`
        : `${file}: files of the type .${problem.ending} are not published.`;
    case 'content-mismatch':
      return `${file} is not what its ending says${problem.found === '' ? '' : `: its content is ${problem.found}`}.`;
    case 'two-in-one':
      return `${file} is two files in one: it also holds ${problem.hidden}. Open it in a picture program, export it anew and use that.`;
    case 'broken-exif':
      return `${file} has damaged EXIF data, so its credits cannot be read. Open it in a picture program, save it anew and use that.`;
    default:
      return assertNever(problem);
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;
}
