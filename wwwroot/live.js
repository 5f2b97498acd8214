// Starts the live page. A portal that restarts is asked again every second; once it is back, the page comes back by itself.
Blazor.start({
    circuit: {
        reconnectionOptions: { maxRetries: 3600, retryIntervalMilliseconds: 1000 },
    },
}).then(() => { document.documentElement.dataset.live = ''; });
