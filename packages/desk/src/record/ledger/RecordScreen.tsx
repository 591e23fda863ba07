import './ledger.css';
import type { ReactNode } from 'react';
import { Bar } from '../../layout/Bar.tsx';
import { RecordNav } from './RecordNav.tsx';

/** A screen of the ledger: its line, the parts of the ledger under it, and what it shows. */
export function RecordScreen(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  /** What can be done, in the line over the screen. */
  readonly does?: ReactNode;
  readonly className?: 'reading' | 'claim-page' | 'source-page';
  readonly children: ReactNode;
}) {
  const { title, aside, does, className, children } = props;
  return (
    <>
      <Bar title={title} aside={aside}>
        {does}
      </Bar>
      <RecordNav />
      <div className={className === undefined ? 'screen' : `screen ${className}`}>{children}</div>
    </>
  );
}
