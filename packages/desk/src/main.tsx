import '@mantine/core/styles.layer.css';
import './look/base.css';
import './layout/layout.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/queries.ts';
import { theme, tokensForMantine } from './look/theme.ts';
import { keepOffline } from './offline/keep-offline.ts';
import { router } from './router.tsx';

const place = document.getElementById('desk');
if (place === null) throw new Error('index.html has no #desk');

createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={tokensForMantine}
      defaultColorScheme="auto"
      colorSchemeManager={localStorageColorSchemeManager({ key: 'desk-colour-scheme' })}
    >
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
keepOffline();
