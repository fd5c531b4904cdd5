// Everything works without this file; it only saves keystrokes and reloads.
(() => {
  'use strict';
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // "/" goes to the search field; Escape closes menus, and so does a click beside one.
  const closeMenus = (except) => all('details[data-menu][open]').forEach((menu) => {
    if (menu !== except) {
      menu.open = false;
    }
  });
  document.addEventListener('keydown', (event) => {
    const typing = event.target.matches('input, textarea, select, [contenteditable]');
    const search = document.querySelector('[data-search]');
    if (event.key === '/' && !typing && search && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.select();
    } else if (event.key === 'Escape') {
      const menu = event.target.closest('details[data-menu][open]');
      closeMenus();
      menu?.querySelector('summary').focus();
    }
  });
  document.addEventListener('click', (event) => {
    closeMenus(event.target.closest('details[data-menu]'));
    const button = event.target.closest('.pb-copy button');
    if (button) {
      navigator.clipboard?.writeText(button.previousElementSibling.textContent).then(() => {
        button.dataset.copied = '';
        window.setTimeout(() => delete button.dataset.copied, 1500);
      });
    }
  });

  // On a narrow screen the navigation scrolls: to where one is.
  const here = document.querySelector('.pb-nav [aria-current]');
  const row = here?.closest('.pb-nav');
  if (row && row.scrollWidth > row.clientWidth) {
    row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
  }

  // What is wrong with a form is read out first.
  document.querySelector('.pb-errors')?.focus();

  // Times in the zone that the person chose, or else in the browser's, with the zone when one hovers.
  // Ages go on, by the server's clock; not where a screen reader would read every second.
  const lang = document.documentElement.lang;
  const timeZone = document.documentElement.dataset.zone;
  const told = (timeStyle) => new Intl.DateTimeFormat(lang, {dateStyle: 'medium', timeStyle, timeZone});
  const known = () => {
    try {
      return told('long') && true;
    } catch {
      return false; // A zone that is newer than the browser: what the server wrote stays.
    }
  };
  const times = known() ? {exact: told('long'), shown: told(timeZone ? 'long' : 'medium')} : null;
  // The server's own words, so that an age that grows does not change its shape.
  const [ago, ...units] = (document.documentElement.dataset.ago ?? '').split(';');
  const localise = (within) => times && all('time[datetime]', within).forEach((time) => {
    time.title = times.exact.format(new Date(time.dateTime));
    if (time.dataset.exact !== undefined) {
      time.textContent = times.shown.format(new Date(time.dateTime));
    }
  });
  const ahead = Date.now() - Date.parse(document.documentElement.dataset.now);
  const age = (seconds) => {
    const [unit, size] = seconds < 90 ? [0, 1] : seconds < 5400 ? [1, 60]
      : seconds < 172800 ? [2, 3600] : [3, 86400];
    return ago.replace('{0}', units[unit].replace('{0}', Math.floor(seconds / size)));
  };
  const grow = () => {
    if (!document.hidden) {
      all('time[datetime]:not([data-exact])').forEach((time) => {
        time.textContent = age(Math.max(0, (Date.now() - ahead - Date.parse(time.dateTime)) / 1000));
      });
    }
  };
  if (!Number.isNaN(ahead)) {
    window.setInterval(grow, 5000);
  }
  localise(document);

  // A form with a file tells how far it is; what the server answers takes the page's place.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches('[data-upload]')) {
      return;
    }
    event.preventDefault();
    const place = form.querySelector('.pb-upload');
    const [bar, words] = [place.querySelector('progress'), place.querySelector('[role=status]')];
    const button = form.querySelector('button[type=submit]');
    const upload = new XMLHttpRequest();
    upload.upload.addEventListener('progress', ({loaded, total}) => {
      bar.value = total ? loaded / total : 0;
      words.textContent = new Intl.NumberFormat(lang, {style: 'percent'}).format(bar.value);
    });
    upload.addEventListener('load', () => {
      const fresh = new DOMParser().parseFromString(upload.responseText, 'text/html');
      if (upload.status < 400) {
        window.history.replaceState(null, '', upload.responseURL);
      }
      document.title = fresh.title;
      document.body.replaceWith(fresh.body);
      document.querySelector('.pb-errors')?.focus();
      localise(document);
    });
    upload.addEventListener('error', () => form.submit());
    upload.open('POST', form.action);
    upload.send(new FormData(form));
    place.hidden = false;
    button.disabled = true;
  });

  // A draft is judged while it is put together.
  const draft = document.querySelector('form[data-check]');
  let judging;
  let judged = 0;
  const judge = async () => {
    const mine = ++judged;
    const answer = await fetch(draft.dataset.check, {
      method: 'POST', body: new URLSearchParams(new FormData(draft)), headers: {'X-Requested-With': 'patchbay'},
    });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('[data-checked]');
    if (fresh && mine === judged) {
      draft.querySelector('[data-checked]').replaceChildren(...fresh.childNodes);
    }
  };
  draft?.addEventListener('change', () => {
    window.clearTimeout(judging);
    judging = window.setTimeout(judge, 300);
  });

  // What the helpdesk may do ends by itself: the banners are fetched again then.
  const tell = (page) => {
    const old = document.querySelector('[data-consents]');
    const now = page.querySelector('[data-consents]');
    if (old) {
      old.replaceWith(...(now ? [now] : []));
    } else if (now) {
      document.querySelector('main').before(now);
    }
    if (now) {
      localise(now);
    }
  };
  const ends = all('[data-consents] time').map((time) => Date.parse(time.dateTime) - Date.now());
  if (ends.length > 0) {
    window.setTimeout(async () => {
      const answer = await fetch(window.location.href, {headers: {'X-Requested-With': 'patchbay'}});
      if (answer.ok) {
        tell(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      }
    }, Math.max(0, Math.min(...ends)) + 500);
  }

  // A live part is fetched again when its stream says that something changed, one that is followed every
  // few seconds, or what comes next: what has the focus and what was opened stay as they are.
  const part = '[data-live], [data-follow]';
  const live = document.querySelector(part);
  if (!live || !window.EventSource || live.dataset.ended === 'true') {
    return;
  }
  const events = live.dataset.live && new EventSource(live.dataset.live);
  const put = (page) => {
    const fresh = page.querySelector(part);
    const busy = page.querySelector('.pb-busy');
    const old = document.querySelector('.pb-busy');
    if (old) {
      old.replaceWith(...(busy ? [busy] : []));
    }
    tell(page);
    const focused = live.contains(document.activeElement) ? document.activeElement.id : '';
    const open = all('details', live).map((details) => details.open);
    const words = fresh.querySelector('[data-say]')?.textContent;
    const changed = words && words !== live.querySelector('[data-say]')?.textContent;
    live.replaceChildren(...fresh.childNodes);
    if (changed) {
      document.querySelector('[data-said]').textContent = words;
    }
    all('details', live).forEach((details, i) => {
      details.open = open[i] ?? details.open;
    });
    localise(live);
    if (focused) {
      document.getElementById(focused)?.focus({preventScroll: true});
    }
    live.dataset.next = fresh.dataset.next ?? '';
    if (fresh.dataset.ended === 'true') {
      events?.close();
      window.clearInterval(again);
    }
  };
  let asked = false;
  let again = 0;
  const refresh = () => {
    if (asked) {
      return;
    }
    asked = true;
    window.setTimeout(async () => {
      asked = false;
      const answer = await fetch(live.dataset.next || window.location.href, {headers: {'X-Requested-With': 'patchbay'}});
      if (answer.status === 401 || answer.status === 404) {
        // Logged out, or not allowed to see it any more: the page that is loaded says so.
        window.location.reload();
      }
      const page = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (page && page.querySelector(part)) {
        put(page);
      }
    }, 150);
  };
  if (!events) {
    again = window.setInterval(() => document.hidden || refresh(), live.dataset.follow * 1000);
    return;
  }
  events.addEventListener('changed', refresh);
  events.onopen = refresh;
  events.onerror = () => events.readyState === EventSource.CLOSED && refresh();
})();
