import { PasswordInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { measurePassword, type PasswordStrength } from './password-strength.ts';

const STEPS = [0, 1, 2, 3];

/** A field for a password to be, with a meter that knows common ones. Says in words what the bars show. */
export function NewPasswordField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Name, address: what an attacker would try first. */
  readonly about: readonly string[];
  readonly onGood: (good: boolean) => void;
}) {
  const { value, onGood } = props;
  const about = props.about.join('\n');
  const [strength, setStrength] = useState<PasswordStrength>();
  useEffect(() => {
    if (value === '') {
      setStrength(undefined);
      onGood(false);
      return;
    }
    let stale = false;
    measurePassword(value, about.split('\n')).then(
      (measured) => {
        if (stale) return;
        setStrength(measured);
        onGood(measured.good);
      },
      // Without the list the server still decides.
      () => !stale && onGood(true),
    );
    return () => {
      stale = true;
    };
  }, [value, about, onGood]);
  return (
    <div className="new-password">
      <PasswordInput
        label={props.label}
        description="Several words in a row are easy to remember and hard to guess."
        autoComplete="new-password"
        value={value}
        maxLength={200}
        required
        withAsterisk={false}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
      />
      <div className="strength" data-good={strength?.good}>
        <span className="bars" aria-hidden="true">
          {STEPS.map((step) => (
            <i key={step} data-on={strength !== undefined && strength.score > step} />
          ))}
        </span>
        <span role="status">{strength?.words ?? ''}</span>
      </div>
    </div>
  );
}
