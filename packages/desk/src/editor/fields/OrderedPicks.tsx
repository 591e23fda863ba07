import { useId, useState } from 'react';
import { sentenceOf } from '../../api/client.ts';
import { type Found, type Named, rememberName, useNameOf } from './use-names.ts';

/** So many are offered at a time. */
const OFFERED_MAX = 8;

interface Props {
  readonly label: string;
  readonly empty: string;
  readonly ids: readonly string[];
  readonly onChange: (ids: string[]) => void;
  /** A hook: what a query finds. */
  readonly useFound: (query: string) => Found;
  /** Makes one of this name, where that is possible. */
  readonly create?: (name: string) => Promise<Named>;
}

/** Things picked by search, in an order that can be changed with the keyboard. */
export function OrderedPicks({ label, empty, ids, onChange, useFound, create }: Props) {
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const [problem, setProblem] = useState('');
  const name = query.trim();
  const id = useId();
  const { named: found, answersTyped, error } = useFound(name);
  const offered = name === '' ? [] : found.filter((one) => !ids.includes(one.id)).slice(0, OFFERED_MAX);
  const isKnown = found.some((one) => one.name.toLowerCase() === name.toLowerCase());
  const canCreate = create !== undefined && name !== '' && answersTyped && !isKnown;

  const add = (named: Named) => {
    rememberName(named);
    onChange([...ids.filter((other) => other !== named.id), named.id]);
    setQuery('');
    setIndex(0);
  };
  const make = async () => {
    if (!create) return;
    setProblem('');
    try {
      add(await create(name));
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  const move = (at: number, by: 1 | -1) => {
    const next = [...ids];
    const [taken] = next.splice(at, 1);
    if (taken !== undefined) next.splice(at + by, 0, taken);
    onChange(next);
  };
  const choose = () => {
    // What is offered for other words is not what is meant.
    if (!answersTyped) return;
    const chosen = offered[index];
    if (chosen) add(chosen);
    else if (canCreate) void make();
  };

  return (
    <section className="ordered-picks">
      <label htmlFor={id}>{label}</label>
      {ids.length === 0 ? (
        <p className="quiet">{empty}</p>
      ) : (
        <ol>
          {ids.map((picked, at) => (
            <Picked
              key={picked}
              id={picked}
              useFound={useFound}
              onEarlier={at === 0 ? undefined : () => move(at, -1)}
              onLater={at === ids.length - 1 ? undefined : () => move(at, 1)}
              onRemove={() => onChange(ids.filter((other) => other !== picked))}
            />
          ))}
        </ol>
      )}
      <input
        id={id}
        role="combobox"
        aria-expanded={offered.length > 0}
        aria-controls={`${id}-found`}
        aria-activedescendant={offered[index] ? `${id}-${offered[index].id}` : undefined}
        autoComplete="off"
        placeholder="Add…"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setIndex(0);
          setProblem('');
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setIndex(Math.min(index + 1, offered.length - 1));
          else if (event.key === 'ArrowUp') setIndex(Math.max(index - 1, 0));
          else if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) choose();
          else if (event.key === 'Escape' && query !== '') setQuery('');
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {(offered.length > 0 || canCreate) && (
        <div
          id={`${id}-found`}
          className="found-picks"
          role="listbox"
          aria-label={label}
          aria-busy={!answersTyped}
        >
          {offered.map((one, at) => (
            <div
              key={one.id}
              id={`${id}-${one.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === index}
              onMouseDown={(event) => {
                event.preventDefault();
                add(one);
              }}
            >
              {one.name}
            </div>
          ))}
          {canCreate && (
            <div
              role="option"
              tabIndex={-1}
              aria-selected={offered.length === 0}
              onMouseDown={(event) => {
                event.preventDefault();
                void make();
              }}
            >
              New: “{name}”
            </div>
          )}
        </div>
      )}
      {(problem !== '' || (error !== null && name !== '')) && (
        <p className="wrong" role="alert">
          {problem || sentenceOf(error)}
        </p>
      )}
    </section>
  );
}

function Picked(props: {
  readonly id: string;
  readonly useFound: Props['useFound'];
  /** Undefined for the first. */
  readonly onEarlier: (() => void) | undefined;
  /** Undefined for the last. */
  readonly onLater: (() => void) | undefined;
  readonly onRemove: () => void;
}) {
  const { onEarlier, onLater, onRemove } = props;
  const name = useNameOf(props.id, props.useFound);
  return (
    <li>
      <span>{name}</span>
      <button type="button" disabled={!onEarlier} onClick={onEarlier} aria-label={`${name}: earlier`}>
        ↑
      </button>
      <button type="button" disabled={!onLater} onClick={onLater} aria-label={`${name}: later`}>
        ↓
      </button>
      <button type="button" onClick={onRemove} aria-label={`Remove ${name}`}>
        ×
      </button>
    </li>
  );
}
