import type { Me } from '@onrecord/domain/desk/shapes';
import { createContext, useContext } from 'react';

export const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in, and where. Only inside the desk's frame, which shows nothing else before it knows. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === undefined) throw new Error('useMe is called outside the desk');
  return me;
}
