using Microsoft.AspNetCore.Components;

namespace Portal.Web.Live;

/// <summary>A page that shows rows as they are now: reads them, then reads them again whenever something changed, at most twice a second.</summary>
public abstract class LivePage : PortalPage
{
    [Inject]
    internal Feed Feed { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    /// <summary>Whether the page has what it shows already: kept from the first, static rendering.</summary>
    protected virtual bool HasContent => false;

    /// <summary>Reads all that the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (!HasContent) await LoadAsync();
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = FollowAsync();
    }

    /// <summary>Reads anew now: after an act of this page.</summary>
    protected async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task FollowAsync()
    {
        try
        {
            using var changes = Feed.Listen();
            while (true)
            {
                await changes.ChangeAsync(Time, Gone);
                await InvokeAsync(ReloadAsync);
                await Task.Delay(Feed.Coalesce, Time, Gone);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left.
        }
#pragma warning disable CA1031 // shown by the page's error boundary, as if it had been thrown while rendering
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await DispatchExceptionAsync(fault);
        }
    }
}
