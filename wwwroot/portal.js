// The few things that a page does by itself: the browser's wish for light or dark, copying, and the way to the search.
(() => {
    const chosen = document.currentScript.dataset.chosen;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const keep = () => { document.cookie = `appearance=${dark.matches ? 'dark' : 'light'};path=/;max-age=31536000;samesite=lax`; };
    keep();
    dark.addEventListener('change', keep);
    // Until the server knows, the first page follows the browser at once; portal's own colours hang on this class.
    if (!chosen) document.documentElement.className = dark.matches ? 'dark' : 'light';

    document.addEventListener('click', async event => {
        const button = event.target.closest('[data-copy]');
        if (!button) return;
        try {
            await navigator.clipboard.writeText(button.dataset.copy);
        } catch {
            const area = document.body.appendChild(Object.assign(document.createElement('textarea'), { value: button.dataset.copy }));
            area.select();
            document.execCommand('copy');
            area.remove();
        }
        button.classList.add('copied');
        button.addEventListener('animationend', () => button.classList.remove('copied'), { once: true });
    });

    // What is folded on a page is unfolded on paper.
    document.addEventListener('click', event => { if (event.target.closest('[data-print]')) window.print(); });
    addEventListener('beforeprint', () => { for (const folded of document.querySelectorAll('.stations details')) folded.open = true; });

    document.addEventListener('keydown', event => {
        const typing = event.target.matches('input, textarea, select, [contenteditable]');
        if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
        const search = document.getElementById('desk-search') ?? document.getElementById('find');
        if (!search) return;
        event.preventDefault();
        search.focus();
    });

    // What was opened closes with Escape or a click beside it.
    document.addEventListener('click', event => {
        for (const open of document.querySelectorAll('details.account[open]')) if (!open.contains(event.target)) open.open = false;
    });
    document.addEventListener('keydown', event => {
        if (event.key !== 'Escape') return;
        for (const open of document.querySelectorAll('details.account[open]')) { open.open = false; open.querySelector('summary').focus(); }
    });

    // Arrow keys choose in the list below a search; the cursor stays where it is.
    document.addEventListener('keydown', event => {
        if (event.target.matches('input[role=combobox]') && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) event.preventDefault();
    });

    // The machines that somebody looked at last: names only, in this browser only.
    const most = 10;
    const read = who => { try { return JSON.parse(localStorage.getItem(`looked:${who}`)) ?? []; } catch { return []; } };
    window.portal = {
        looked: read,
        look: (who, name) => { try { localStorage.setItem(`looked:${who}`, JSON.stringify([name, ...read(who).filter(each => each !== name)].slice(0, most))); } catch { /* it is full, or forbidden */ } },
        focus: id => requestAnimationFrame(() => document.getElementById(id)?.focus({ preventScroll: true })),
    };
})();
