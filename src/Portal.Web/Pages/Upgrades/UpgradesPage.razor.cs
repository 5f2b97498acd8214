using System.Globalization;
using Microsoft.AspNetCore.Components.Routing;
using Portal.Domain.Upgrades;
using Portal.Features;
using Portal.Features.Upgrades;
using Portal.Web.Components.Parts;
using Portal.Web.Pages.Upgrades.Asking;
using Portal.Web.Pages.Upgrades.Drawn;

namespace Portal.Web.Pages.Upgrades;

/// <summary>From what runs to where one wants to be: the order anew with every answer, all answers in the address.</summary>
public sealed partial class UpgradesPage
{
    private const string Path = "/upgrades";

    private static readonly (string Words, string Address)[] Beginnings =
    [
        ("XenDesktop 5.6 on VMM 2008 R2, to VMM 2012 SP1", Address(new() { Vmm = "VMM 2008 R2", Desktop = "XenDesktop 5.6", ToVmm = "VMM 2012 SP1" })),
        ("XenApp or XenDesktop 7.x on VMM 2012 SP1, to VMM 2012 R2", Address(new() { Vmm = "VMM 2012 SP1", Desktop = "XenApp/XenDesktop 7.6 LTSR", ToVmm = "VMM 2012 R2" })),
        ("VMM 2012, to VMM 2012 R2", Address(new() { Vmm = "VMM 2012", ToVmm = "VMM 2012 R2" })),
        ("VMM 2012 R2 with everything around it, to the newest", Address(new()
        {
            Vmm = "VMM 2012 R2", Rollup = "9", Desktop = "XenApp/XenDesktop 7.15 LTSR", Server = "Windows Server 2012 R2", Sql = "SQL Server 2014", Hosts = [new("HVC01", "Windows Server 2012 R2")],
        })),
    ];

    private readonly Queue<string> _ours = new();
    private UpgradeAnswers _answers = new();
    private Answer<UpgradePlan>? _plan;
    private IReadOnlyList<Stop> _stops = [];

    private string Sentence => _plan switch
    {
        null => "Say what you run: the shortest supported order comes at once.",
        { IsYes: false } => "An answer is not in the support matrix.",
        { Value: { Found: false } } => "There is no supported order as it is asked: what stands in the way is below.",
        { Value: { Steps.Count: 0, Blockers.Count: 0 } } => "You are there: nothing has to change.",
        { Value: var plan } => string.Join(", ", ((string?[])
            [
                Say.Count(plan.Steps.Count, "step"), plan.Blockers.Count == 0 ? null : Say.Count(plan.Blockers.Count, "blocker"),
                plan.Steps.Count(step => step.Unconfirmed) is > 0 and var weak ? $"{Say.Number(weak)} on something unconfirmed" : null,
            ]).OfType<string>()) + ".",
    };

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        await LoadAsync(new Uri(Navigation.Uri));
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) Navigation.LocationChanged -= Moved;
        base.Dispose(disposing);
    }

    private static string Address(UpgradeAnswers answers) => Path + answers.ToAddress();

    private string? No(string field) => _plan?.Verdict.Of(field);

    private Task ChangeAsync(UpgradeAnswers answers)
    {
        _ours.Enqueue(answers.ToAddress());
        Navigation.NavigateTo(Address(answers), replace: true);
        return AnswerAsync(answers);
    }

    // What the connection knows takes the place of what was typed; without VMM, or with one that no row names, the typed one stays.
    private Task TakeAsync(FoundEstate found) => ChangeAsync(found.Vmm?.Build is { } build
        ? _answers with { Hosts = found.Hosts, Vmm = build.Vmm, Rollup = build.Rollup > 0 ? build.Rollup.ToString(CultureInfo.InvariantCulture) : null }
        : _answers with { Hosts = found.Hosts });

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        var address = new Uri(e.Location);
        if (address.AbsolutePath != Path || IsOurs(UpgradeAnswers.Of(address.Query).ToAddress())) return;
        _ = InvokeAsync(() => LoadAsync(address));
    }

    // The browser tells of an answer's address when the next answer may already be there: that must not take it back.
    private bool IsOurs(string answers)
    {
        if (!_ours.Contains(answers)) return answers == _answers.ToAddress();
        while (_ours.Dequeue() != answers)
        {
            // Addresses that were overtaken before the browser told of them.
        }

        return true;
    }

    private async Task LoadAsync(Uri address)
    {
        await AnswerAsync(UpgradeAnswers.Of(address.Query));
        StateHasChanged();
    }

    private async Task AnswerAsync(UpgradeAnswers answers)
    {
        _answers = answers;
        var isSaid = answers.ToAddress().Length > 0;
        _plan = isSaid ? await ReadAsync<PlanUpgrade, Answer<UpgradePlan>>((plan, _) => Task.FromResult(plan.Execute(answers.ToEstate(), answers.ToGoal()))) : null;
        _stops = _plan is { IsYes: true } answer ? Stop.Of(answer.Value) : [];
    }
}
