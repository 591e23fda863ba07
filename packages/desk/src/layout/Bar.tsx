import type { ReactNode } from 'react';
import { Title } from './Title.tsx';

/** The line over a screen: what it is, a word beside it, and what can be done. */
export function Bar(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <header className="bar">
      <Title>{props.title}</Title>
      <h1>{props.title}</h1>
      {props.aside !== undefined && <span className="aside">{props.aside}</span>}
      <span className="push" />
      {props.children}
    </header>
  );
}
