/** Caption and credit under a picture: two fields, the credit in parentheses. */
export function Caption({ caption, credit }: { caption: string; credit: string }) {
  if (caption === '' && credit === '') return null;
  return (
    <figcaption>
      {caption}
      {caption !== '' && credit !== '' && ' '}
      {credit !== '' && <span class="credit">({credit})</span>}
    </figcaption>
  );
}
