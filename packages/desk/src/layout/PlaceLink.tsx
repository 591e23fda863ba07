import { type LinkProps, type UseLinkPropsOptions, useLinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { HomeSearch } from '../screens/home/home-search.ts';

/** A link of the rail. Which of them is here depends on the view, which the router's own idea of it leaves out. */
export function PlaceLink(props: {
  readonly to: NonNullable<LinkProps['to']>;
  readonly search?: HomeSearch;
  readonly isHere: boolean;
  /** What is open stands in this list, though the list itself is not shown. */
  readonly holdsThis?: boolean;
  readonly children: ReactNode;
}) {
  const { to, search, isHere, holdsThis = false, children } = props;
  const link = useLinkProps({ to, ...(search ? { search } : {}) } as UseLinkPropsOptions);
  return (
    <a {...link} aria-current={isHere ? 'page' : holdsThis ? 'true' : undefined}>
      {children}
    </a>
  );
}
