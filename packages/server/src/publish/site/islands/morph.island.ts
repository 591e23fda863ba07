/** What the reader's own acts set: a box that was opened stays open, what has the focus keeps it. */
const READERS_OWN = ['open', 'tabindex'];

/**
 * Makes what is on the screen like what is wanted, touching only what differs: a text that is being read, selected or
 * listened to stays as it is. What an island has put inside itself stays too.
 */
export function morph(shown: Element, wanted: Element): void {
  for (const { name } of [...shown.attributes])
    if (!wanted.hasAttribute(name) && !READERS_OWN.includes(name)) shown.removeAttribute(name);
  for (const { name, value } of [...wanted.attributes])
    if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);

  const rest = [...wanted.childNodes];
  let at = shown.firstChild;
  for (let node = rest.shift(); node; node = rest.shift()) {
    let same = at;
    while (same && !isSame(same, node)) same = same.nextSibling;
    if (same) {
      // What stands before it is not wanted here.
      while (at !== same) at = drop(at as ChildNode);
      at = at.nextSibling;
    } else if (at?.nodeName === node.nodeName && !isIsland(at) && !isAmong(at, rest)) {
      if (at.nodeType === 1) morph(at as Element, node as Element);
      else at.nodeValue = node.nodeValue;
      at = at.nextSibling;
    } else shown.insertBefore(document.importNode(node, true), at);
  }
  while (at) at = drop(at);
}

function drop(node: ChildNode): ChildNode | null {
  const next = node.nextSibling;
  node.remove();
  return next;
}

const isAmong = (shown: Node, wanted: readonly Node[]) => wanted.some((node) => isSame(shown, node));
const isIsland = (node: Node) => node.nodeName.includes('-');
const isShallowSame = (shown: Node, wanted: Node) => servedOf(shown).isEqualNode(servedOf(wanted));

/** The node without what is inside it, as it was served. */
function servedOf(node: Node): Node {
  const copy = node.cloneNode();
  if (copy instanceof Element) for (const name of READERS_OWN) copy.removeAttribute(name);
  return copy;
}

/** Equal, where an island with the same attributes equals itself whatever is inside. */
function isSame(shown: Node, wanted: Node): boolean {
  if (isIsland(shown)) return isShallowSame(shown, wanted);
  if (shown.isEqualNode(wanted)) return true;
  return (
    shown.childNodes.length === wanted.childNodes.length &&
    shown.childNodes.length > 0 &&
    isShallowSame(shown, wanted) &&
    [...shown.childNodes].every((child, at) => isSame(child, wanted.childNodes[at] as Node))
  );
}
