/** The frame of every signed-in page: the menu, the business, and the vendors that answer its phone. */
import { AppShell, Burger, Group, NativeSelect, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure, useNetwork } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, use, useEffect, useRef, useState } from 'react';
import { setupQuery, useTRPC } from '../api.ts';
import { BillingBanner } from '../billing/BillingBanner.tsx';
import { type Business, BusinessContext, useChosenBusiness, useLinkedBusiness } from '../business.ts';
import { usePageLanguage } from '../languages/page-language.ts';
import { text } from '../languages/text.ts';
import { LiveFeed } from '../live/LiveFeed.tsx';
import { OpenCount } from '../messages/OpenCount.tsx';
import { InstallationWarnings } from '../setup/InstallationWarnings.tsx';
import { SetUpReminder } from '../setup/SetUpReminder.tsx';
import { typedIn } from './form.tsx';
import { phoneNumber, writeAsIn } from './format.ts';
import { AccountIcon, AnchorIcon, PhoneIcon, SearchIcon } from './icons.tsx';
import { Loading, Waiting } from './page.tsx';
import { BUSINESS, DESK } from './pages.tsx';
import { SchemeToggle } from './SchemeToggle.tsx';
import classes from './Shell.module.css';
import { isMac, useShortcuts } from './shortcuts.ts';
import { SignOut } from './SignOut.tsx';

// Loaded when they are first asked for.
const Palette = lazy(() => import('./Palette.tsx').then((module) => ({ default: module.Palette })));
const ShortcutList = lazy(() =>
  import('./ShortcutList.tsx').then((module) => ({ default: module.ShortcutList })),
);
// Nothing is announced before something was done.
const Notifications = lazy(() =>
  import('@mantine/notifications').then((module) => ({ default: module.Notifications })),
);

export function Shell() {
  usePageLanguage();
  const trpc = useTRPC();
  const businesses = useQuery(trpc.businesses.mine.queryOptions());
  const [chosen, choose] = useChosenBusiness();
  const linked = useLinkedBusiness(businesses.data, choose);
  const [opened, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shownPath = useRef(pathname);

  // On a new page the menu of a narrow screen closes, and the focus moves to the page.
  useEffect(() => {
    if (shownPath.current === pathname) return;
    shownPath.current = pathname;
    close();
    // Unless the page has set the focus itself.
    if (main.current?.contains(document.activeElement) === false) main.current.focus();
  }, [pathname, close]);

  const [paletteAsked, setPaletteAsked] = useState(0);
  const openPalette = () => setPaletteAsked((before) => before + 1);
  const [listsShortcuts, shortcuts] = useDisclosure();
  useShortcuts({ openPalette, openList: shortcuts.open });

  // A user without a business sets one up.
  const none = businesses.data?.length === 0 && !businesses.isFetching;
  const navigate = useNavigate();
  useEffect(() => {
    if (none) void navigate({ to: '/set-up/new', replace: true });
  }, [none, navigate]);

  const business = businesses.data?.find(({ id }) => id === (linked ?? chosen)) ?? businesses.data?.[0];
  return (
    <AppShell
      header={{ height: { base: 56, sm: 0 } }}
      navbar={{ width: 248, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', sm: 'xl' }}
    >
      <a href="#main" className="skip">
        {text.ui.skip}
      </a>
      <AppShell.Header className={classes['hull'] ?? ''} hiddenFrom="sm">
        <Group h="100%" px="md" justify="space-between">
          <Wordmark />
          <Burger
            opened={opened}
            onClick={toggle}
            size="sm"
            color="white"
            aria-label={text.ui.menu}
            aria-expanded={opened}
          />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes['hull'] ?? ''} p="md" aria-label={text.ui.main}>
        <Stack className={classes['frame'] ?? ''} h="100%">
          <div className={classes['top']}>
            <Group visibleFrom="sm" mb="lg">
              <Wordmark />
            </Group>
            {business !== undefined && (
              <>
                <Text fw={600} c="white" lh={1.3}>
                  {business.name}
                </Text>
                <Suspense>
                  <AsInItsCountry country={business.country}>
                    <Numbers numbers={business.numbers} />
                  </AsInItsCountry>
                </Suspense>
              </>
            )}
            {businesses.data !== undefined && businesses.data.length > 1 && (
              <NativeSelect
                mt="xs"
                aria-label={text.ui.business}
                {...typedIn(business?.id ?? '', choose)}
                data={businesses.data.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            <UnstyledButton className={classes['search'] ?? ''} onClick={openPalette}>
              <SearchIcon size={16} />
              {text.ui.search}
              <kbd className={classes['keys']}>{text.ui.command(isMac())} K</kbd>
            </UnstyledButton>
          </div>
          <Stack gap={2} component="ul" className={classes['pages']}>
            <Pages pages={DESK} business={business} />
            {business?.role !== 'staff' && <Pages pages={BUSINESS} business={business} />}
          </Stack>
          {business !== undefined && (
            <SetUpReminder
              business={business}
              className={`${classes['link'] ?? ''} ${classes['reminder'] ?? ''}`}
            />
          )}
          <Link to="/phone" className={`${classes['link'] ?? ''} ${classes['call'] ?? ''}`}>
            <PhoneIcon />
            {text.common.callReceptionist}
          </Link>
          <Stack className={classes['frame'] ?? ''} mt="auto">
            <Vendors />
            <Group justify="space-between">
              <SignOut className={classes['quietButton'] ?? ''} />
              <Group gap={0}>
                <Link
                  to="/account"
                  className={classes['quietButton'] ?? ''}
                  aria-label={text.common.account}
                  title={text.common.account}
                >
                  <AccountIcon size={18} />
                </Link>
                <SchemeToggle className={classes['quietButton'] ?? ''} />
              </Group>
            </Group>
          </Stack>
        </Stack>
        <Waves />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} ref={main}>
        <div className={classes['page']}>
          <OfflineNote />
          {!businesses.isSuccess ? (
            <Waiting request={businesses} />
          ) : business === undefined ? (
            <Loading />
          ) : (
            <BusinessContext value={business}>
              <LiveFeed businessId={business.id}>
                <Suspense fallback={<Loading />}>
                  <AsInItsCountry country={business.country}>
                    <InstallationWarnings business={business} />
                    <BillingBanner business={business} />
                    <Suspense fallback={<Loading />}>
                      <Outlet key={business.id} />
                    </Suspense>
                  </AsInItsCountry>
                </Suspense>
              </LiveFeed>
            </BusinessContext>
          )}
        </div>
      </AppShell.Main>
      <Suspense>
        {business !== undefined && paletteAsked > 0 && (
          <Palette business={business} asked={paletteAsked} showShortcuts={shortcuts.open} />
        )}
        {listsShortcuts && <ShortcutList close={shortcuts.close} />}
      </Suspense>
      <Suspense>
        <Notifications />
      </Suspense>
    </AppShell>
  );
}

interface AsInItsCountryProps {
  readonly country: string;
  readonly children: ReactNode;
}

/** Makes its children write dates and numbers as people do where the business is. */
function AsInItsCountry({ country, children }: AsInItsCountryProps) {
  const loading = writeAsIn(country);
  if (loading !== null) use(loading);
  return children;
}

/** The first number of the business, and how many more it has. */
function Numbers({ numbers: [first, ...more] }: Pick<Business, 'numbers'>) {
  if (first === undefined) return null;
  return (
    <div className={classes['quiet']}>
      {phoneNumber(first)}
      {more.length > 0 && text.ui.numbersMore(more.length)}
    </div>
  );
}

interface PagesProps {
  readonly pages: readonly (typeof DESK | typeof BUSINESS)[number][];
  readonly business: Business | undefined;
}

function Pages({ pages, business }: PagesProps) {
  return (
    <>
      {pages.map(({ to, icon }, position) => (
        <li key={to} className={position === 0 ? classes['group'] : undefined}>
          <Link to={to} className={classes['link']} activeOptions={{ exact: to === '/' }}>
            {icon}
            {text.ui.pages[to]}
            {to === '/messages' && business !== undefined && <OpenCount businessId={business.id} />}
          </Link>
        </li>
      ))}
    </>
  );
}

function Wordmark() {
  return (
    <span className={classes['wordmark']}>
      <AnchorIcon size={26} />
      {text.ui.product}
    </span>
  );
}

/** How many vendors are live, and when opened, which. */
function Vendors() {
  const setup = useQuery(setupQuery);
  if (setup.data === undefined) return null;
  const { vendors, outbox } = setup.data;
  const live = vendors.filter((vendor) => vendor.live).length;
  return (
    <details className={classes['vendors']}>
      <summary className={classes['vendor']} data-live={live === vendors.length}>
        {text.ui.answering}
        <span className={classes['vendorState']}>
          {live === 0 ? text.ui.local : text.ui.someLive(live, vendors.length)}
        </span>
      </summary>
      <ul>
        {vendors.map((vendor) => (
          <li key={vendor.name} className={classes['vendor']} data-live={vendor.live}>
            {vendor.name === 'E-mail' && outbox ? (
              <Link to="/outbox" className={classes['vendorLink']}>
                {vendor.name}
              </Link>
            ) : (
              <span>{vendor.name}</span>
            )}
            <span className={classes['vendorState']}>{vendor.live ? text.ui.live : text.ui.local}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function OfflineNote() {
  const { online } = useNetwork();
  return (
    <div role="status" className={classes['offlineBar']}>
      {!online && <p className={classes['offline']}>{text.ui.offline}</p>}
    </div>
  );
}

function Waves() {
  return (
    <svg className={classes['waves']} viewBox="0 0 248 60" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0 22c31 0 31-12 62-12s31 12 62 12 31-12 62-12 31 12 62 12v38H0Z" opacity="0.35" />
      <path d="M0 36c21 0 21 9 41 9s21-9 42-9 20 9 41 9 21-9 41-9 21 9 42 9 20-9 41-9v24H0Z" opacity="0.5" />
    </svg>
  );
}
