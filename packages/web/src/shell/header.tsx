import { MenuHamburgerIcon, XMarkIcon } from "@navikt/aksel-icons";
import { Link, useLocation } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";

import { useSession } from "../client/session.tsx";
import { useMessages, useText } from "../language/language.tsx";
import { pages } from "../pages.ts";
import { AccountPanel } from "./account-panel.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { shellMessages } from "./messages.ts";
import { firstOpenScreen } from "./page-definition.ts";
import { Wordmark } from "./wordmark.tsx";

export function Header(): ReactElement {
  const t = useMessages(shellMessages);
  const text = useText();
  const { user, area } = useSession();
  const path = useLocation({ select: (location) => location.pathname });
  const place = `${path} ${user?.role ?? ""}`;
  const [openAt, setOpenAt] = useState<string>();
  const isMenuOpen = openAt === place;
  return (
    <header className="header" data-menu={isMenuOpen ? "open" : "closed"}>
      <div className="header-row">
        <Link to="/" className="header-home">
          <Wordmark />
        </Link>
        <span className="header-area" title={text(area.name)}>
          {text(area.name)}
        </span>
        <button
          type="button"
          className="header-menu-button"
          aria-expanded={isMenuOpen}
          aria-controls="header-menu"
          onClick={() => {
            setOpenAt(isMenuOpen ? undefined : place);
          }}
        >
          {isMenuOpen ? <XMarkIcon aria-hidden /> : <MenuHamburgerIcon aria-hidden />}
          {isMenuOpen ? t.closeMenu : t.menu}
        </button>
        <div id="header-menu" className="header-menu">
          {user !== null && <Navigation />}
          <div className="header-own">
            <LanguageSwitch />
            <AccountPanel />
          </div>
        </div>
      </div>
    </header>
  );
}

function Navigation(): ReactElement {
  const t = useMessages(shellMessages);
  const text = useText();
  const { permissions } = useSession();
  const open = pages.flatMap((page) => {
    const screen = firstOpenScreen(page, permissions);
    return screen === undefined ? [] : [{ id: page.id, name: page.name, screen }];
  });
  return (
    <nav aria-label={t.navigation} className="header-navigation">
      <ul>
        {open.map(({ id, name, screen }) => (
          <li key={id}>
            <Link
              to={screen.path}
              activeOptions={{ includeSearch: false }}
              activeProps={{ "aria-current": "page" }}
              onPointerEnter={() => void screen.load()}
            >
              {text(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
