// Everything works without this file; it only saves keystrokes and reloads.
(() => {
  'use strict';
  // "/" goes to the search field.
  document.addEventListener('keydown', (event) => {
    const typing = /^(input|textarea|select)$/i.test(event.target.tagName);
    if (event.key === '/' && !typing) {
      const search = document.querySelector('[data-search]');
      if (search) {
        event.preventDefault();
        search.focus();
      }
    }
    if (event.key === 'Escape') {
      document.querySelectorAll('details.pb-account[open]').forEach((menu) => menu.removeAttribute('open'));
    }
  });
  // What is wrong with a form is read out first.
  const errors = document.querySelector('.pb-errors');
  if (errors) {
    errors.focus();
  }
  // A live part is fetched again when its stream says that something changed.
  const live = document.querySelector('[data-live]');
  if (live && window.EventSource) {
    const events = new EventSource(live.dataset.live);
    let asked = false;
    const refresh = () => {
      if (asked) {
        return;
      }
      asked = true;
      window.setTimeout(() => {
        asked = false;
        fetch(window.location.href, {headers: {'X-Requested-With': 'patchbay'}})
          .then((answer) => answer.ok ? answer.text() : null)
          .then((text) => {
            if (text) {
              const page = new DOMParser().parseFromString(text, 'text/html');
              const fresh = page.querySelector('[data-live]');
              if (fresh) {
                live.replaceChildren(...fresh.childNodes);
                if (fresh.dataset.ended === 'true') {
                  events.close();
                }
              }
            }
          });
      }, 150);
    };
    events.addEventListener('changed', refresh);
    events.onopen = refresh;
    if (live.dataset.ended === 'true') {
      events.close();
    }
  }
})();
