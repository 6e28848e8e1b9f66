import { XMarkIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from "react";

import { useMessages } from "../language/language.tsx";
import { partMessages } from "./messages.ts";

export interface Toast {
  readonly text: string;
  /** Takes back what was just done; the toast then stays for longer. */
  readonly undo?: () => void;
}

const shownMilliseconds = 6000;
const undoMilliseconds = 15_000;

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

export function ToastProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const t = useMessages(partMessages);
  const [toast, setToast] = useState<Toast>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hide = useCallback(() => {
    clearTimeout(timer.current);
    setToast(undefined);
  }, []);
  const show = useCallback((next: Toast) => {
    clearTimeout(timer.current);
    setToast(next);
    timer.current = setTimeout(
      setToast,
      next.undo === undefined ? shownMilliseconds : undoMilliseconds,
      undefined,
    );
  }, []);
  useEffect(() => hide, [hide]);
  return (
    <ToastContext value={show}>
      {children}
      <output className="toast-place">
        {toast !== undefined && (
          <div className="toast">
            <span>{toast.text}</span>
            {toast.undo !== undefined && (
              <button
                type="button"
                className="toast-undo"
                onClick={() => {
                  hide();
                  toast.undo?.();
                }}
              >
                {t.undo}
              </button>
            )}
            <Button
              size="xsmall"
              variant="tertiary-neutral"
              icon={<XMarkIcon title={t.close} />}
              onClick={hide}
            />
          </div>
        )}
      </output>
    </ToastContext>
  );
}

/** Says that something was done, with a way to take it back: `toast({ text, undo })`. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}
