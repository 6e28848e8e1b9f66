import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";

import { createQueryClient } from "../client/query-client.ts";
import { LanguageProvider } from "../language/language.tsx";
import { ToastProvider } from "../parts/toast.tsx";
import { createAppRouter } from "./router.tsx";

export function App(): ReactElement {
  const [client] = useState(createQueryClient);
  const [router] = useState(createAppRouter);
  return (
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
}
