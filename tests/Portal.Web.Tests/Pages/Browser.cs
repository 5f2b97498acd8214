using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Portal.Domain.Access;
using Portal.Domain.Upgrades;
using Portal.Features.Access;
using Portal.TestKit.Features;
using Portal.Web.Access;
using Portal.Web.Live;

namespace Portal.Web.Tests.Pages;

/// <summary>Somebody who signed in to a portal and looks at its pages, without a real browser.</summary>
internal sealed class Browser : BunitContext
{
    private readonly PortalUnderTest _portal;

    // A machine that others keep busy is no slow page.
    static Browser() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    private Browser(PortalUnderTest portal, Session session)
    {
        (_portal, Session) = (portal, session);
        JSInterop.Mode = JSRuntimeMode.Loose;
        var feed = new Feed();
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(portal.Clock);
        Services.AddSingleton(feed);
        Services.AddSingleton(portal.Get<SupportMatrix>());
        Services.AddSingleton(new Door(portal.Node.Services, portal.Get<Doorman>(), feed));
        Services.AddCascadingValue(_ => session);
    }

    /// <summary>Signs a new account in that has this role.</summary>
    public static async Task<Browser> OpenAsync(PortalUnderTest portal, Role role)
    {
        var name = $"ada-{Guid.NewGuid():N}"[..12];
        var made = await portal.Get<CreateAccount>().ExecuteAsync(name, new("four words in a row"), role.Name, PortalUnderTest.Anna, CancellationToken.None);
        if (!made.IsYes) throw new InvalidOperationException(made.Verdict.Objections[0].ToString());
        await using var db = portal.Read();
        var stamp = await db.Accounts.Where(account => account.Id == made.Value).Select(account => account.SecurityStamp).SingleAsync();
        return new(portal, new(new Caller(made.Value, name, "10.0.0.7", stamp), new Standing(name, [role])));
    }

    /// <summary>Opens an address, and the page that has it.</summary>
    public IRenderedComponent<TPage> Open<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null) where TPage : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<TPage>(builder => parameters?.Invoke(builder));
    }

    /// <summary>Follows an address, while a page is open.</summary>
    public void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    /// <summary>Who looks.</summary>
    public Session Session { get; }

    /// <summary>The same person at another browser, of the process that runs now.</summary>
    public Browser Again() => new(_portal, Session);

    /// <summary>Something changed that this browser did not do.</summary>
    public void Changed()
    {
        Services.GetRequiredService<Feed>().Say();
        _portal.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>Where it is now, without the host: "runs?state=open".</summary>
    public string Address
    {
        get
        {
            var navigation = Services.GetRequiredService<NavigationManager>();
            return navigation.ToBaseRelativePath(navigation.Uri);
        }
    }
}
