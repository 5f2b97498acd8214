// Starts the live page. A portal that restarts is asked again every second; once it is back, the page comes back by itself.
// The layout calls portalIsLive once its first click would be heard: whoever drives a browser waits for it.
window.portalIsLive = () => { document.documentElement.dataset.live = ''; };
Blazor.start({
    circuit: {
        reconnectionOptions: { maxRetries: 3600, retryIntervalMilliseconds: 1000 },
    },
});
