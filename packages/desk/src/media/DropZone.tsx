import { type DragEvent, type ReactNode, useRef, useState } from 'react';

/** A place that takes files that are dropped on it; while they hover it says so. */
export function DropZone(props: {
  readonly disabled: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}) {
  const { disabled, onFiles } = props;
  const [hovering, setHovering] = useState(false);
  // Entering a part of the place comes before leaving the one around it.
  const depth = useRef(0);
  const enter = (by: 1 | -1) => {
    depth.current += by;
    setHovering(depth.current > 0);
  };
  const holdsFiles = (event: DragEvent) => !disabled && event.dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has a twin for keys, the button "Upload".
    <div
      className="drop"
      data-hovering={hovering || undefined}
      onDragEnter={(event) => holdsFiles(event) && enter(1)}
      onDragLeave={(event) => holdsFiles(event) && enter(-1)}
      onDragOver={(event) => holdsFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setHovering(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {props.children}
      {hovering && <p className="drop-here">Drop to upload</p>}
    </div>
  );
}
