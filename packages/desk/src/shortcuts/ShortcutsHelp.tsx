import { Modal } from '@mantine/core';
import './shortcuts.css';
import { Keys } from './Keys.tsx';
import { SHORTCUTS } from './shortcuts.ts';

export function ShortcutsHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title="Keys"
      size="52rem"
      yOffset="5vh"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="keys" data-autofocus tabIndex={-1}>
        {SHORTCUTS.map(({ where, keys }) => (
          <section key={where}>
            <h3>{where}</h3>
            <dl>
              {keys.map(([key, does]) => (
                <div key={key}>
                  <dt>{does}</dt>
                  <dd>
                    <Keys of={key} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
