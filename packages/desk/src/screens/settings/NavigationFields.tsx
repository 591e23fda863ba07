import { Button, TextInput } from '@mantine/core';
import type { NewsroomSettings } from '@onrecord/domain/newsroom/settings';

type NavigationLink = NewsroomSettings['navigation'][number];
const LINKS_MAX = 12;

/** The links of the masthead, in order. */
export function NavigationFields(props: {
  readonly links: readonly NavigationLink[];
  readonly problems: Readonly<Record<string, string>>;
  readonly disabled: boolean;
  readonly onChange: (links: NavigationLink[]) => void;
}) {
  const { links, problems, disabled, onChange } = props;
  const set = (at: number, part: Partial<NavigationLink>) =>
    onChange(links.map((link, index) => (index === at ? { ...link, ...part } : link)));
  return (
    <fieldset>
      <legend>Navigation</legend>
      {links.map(({ label, href }, index) => (
        // Links have nothing that names them but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div className="link-fields" key={index}>
          <TextInput
            aria-label={`Words of link ${index + 1}`}
            placeholder="Words"
            value={label}
            disabled={disabled}
            error={problems[`navigation.${index}.label`]}
            onChange={(event) => set(index, { label: event.currentTarget.value })}
          />
          <TextInput
            aria-label={`Address of link ${index + 1}`}
            placeholder="/tag/politics/"
            value={href}
            disabled={disabled}
            error={problems[`navigation.${index}.href`]}
            onChange={(event) => set(index, { href: event.currentTarget.value })}
          />
          {!disabled && (
            <>
              <Button
                aria-label={`Link ${index + 1} up`}
                disabled={index === 0}
                onClick={() => onChange(swapped(links, index))}
              >
                ↑
              </Button>
              <Button
                aria-label={`Remove link ${index + 1}`}
                onClick={() => onChange(links.filter((_, other) => other !== index))}
              >
                Remove
              </Button>
            </>
          )}
        </div>
      ))}
      {!disabled && links.length < LINKS_MAX && (
        <div>
          <Button onClick={() => onChange([...links, { label: '', href: '' }])}>Add a link</Button>
        </div>
      )}
    </fieldset>
  );
}

/** The same links with one a place further up. */
function swapped(links: readonly NavigationLink[], index: number): NavigationLink[] {
  const [before, link] = [links[index - 1], links[index]];
  return before && link ? links.toSpliced(index - 1, 2, link, before) : [...links];
}
