/** What is said where something is on its way; shown only once it is late, so that nothing flickers. */
export function Waiting({ children }: { readonly children: string }) {
  return (
    <p className="waiting" role="status">
      {children}
    </p>
  );
}
