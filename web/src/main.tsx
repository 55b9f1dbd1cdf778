import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/global.layer.css';
import './theme/fonts/fonts.css';
import './theme/global.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PAGES } from './pages';
import { queryClient } from './queryClient';
import { router } from './routing/router';
import { keepScrolling } from './routing/scrolling';
import { signOutToSignIn } from './session/signOutToSignIn';
import { Toasts } from './shell/feedback/Toasts';
import { keepFocus } from './shell/focus/keepFocus';
import { Shell } from './shell/frame/Shell';
import { cssVariables, theme } from './theme/theme';

/** Puts the application in the place of what stood in the HTML until now. The texts have to be there. */
export function start(): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no element #root.');
  signOutToSignIn(router, queryClient);
  keepFocus(document);
  keepScrolling(router.shown);
  router.start(PAGES);
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <Shell />
        </QueryClientProvider>
        <Toasts />
      </MantineProvider>
    </StrictMode>,
  );
}
