using Microsoft.AspNetCore.Components;
using Portal.Domain;
using Portal.Features;
using Portal.Features.Connections;
using Portal.Features.Connections.Checking;
using Portal.Web.Components.Parts;
using Portal.Web.Pages.Connections.Adding;
using Portal.Web.Pages.Connections.Checks;

namespace Portal.Web.Pages.Connections;

/// <summary>A connection that is typed, tested, checked, and only then kept.</summary>
public sealed partial class NewConnection
{
    private readonly Action<ConnectionAnswers> _change;
    private readonly Func<string, string?> _no;
    private ConnectionAnswers _answers = new();
    private AddStep _step = AddStep.All[0];
    private IReadOnlyList<ConnectionView> _others = [];
    private ConnectionOffer? _found;
    private ReportView? _report;
    private string _note = "";
    private Verdict _said = Verdict.Yes;
    private Objection? _refusal;
    private string? _busy, _tested;

    /// <summary>Where nothing is typed yet.</summary>
    public NewConnection() => (_change, _no) = (Change, field => _said.Of(field));

    [SupplyParameterFromQuery(Name = "step")]
    private string? StepKey { get; set; }

    private string Tested => _tested ?? "";

    private IReadOnlyList<string> Taken => [.. _others.Select(each => each.Name)];

    private Verdict Rules => _answers.Judge(Taken);

    private IReadOnlyList<StepNav.StepItem> Steps =>
        [.. AddStep.All.Select(step => new StepNav.StepItem(step.Title, step.Answer(_answers), step.Of(_said).Objections.Count, MayShow(step) ? step.Address : null, step == _step))];

    private string? Because => _step.Next is not null ? null
        : _report is null ? "Add comes after the check."
        : _report.Checks.Any(CheckWords.Stops) ? "It cannot be added: what is required has failed."
        : _report.Checks.Any(CheckWords.Asks) && string.IsNullOrWhiteSpace(_note) ? "It can be added once somebody says why this is accepted."
        : null;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() =>
        _others = await ReadAsync<ListConnections, IReadOnlyList<ConnectionView>>((list, ct) => list.ExecuteAsync(ct)) ?? [];

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var asked = AddStep.Of(StepKey);
        if (!MayShow(asked)) asked = AddStep.All.Last(MayShow);
        if (asked == _step) return;
        _step = asked;
        if (_step.Next is null) await CheckAsync();
    }

    /// <summary>A step that comes after the test waits for it; the check comes after all answers.</summary>
    private bool MayShow(AddStep step) => step.NeedsOffer ? _found is not null && (step.Next is not null || Rules.IsYes) : step == AddStep.All[0] || _answers.ThroughVmm is not null;

    /// <summary>What was found, and checked, is that of other answers now.</summary>
    private void Change(ConnectionAnswers answers)
    {
        if (_step is { NeedsOffer: false }) (_found, _refusal) = (null, null);
        (_answers, _report) = (answers, null);
        // Fields that were refused are judged anew with each key; what hosts said is gone with their answer.
        _said = new([.. answers.Judge(Taken).Objections.Where(objection => _said.Of(objection.Field) is not null)]);
        StateHasChanged();
    }

    private async Task ContinueAsync()
    {
        if (_busy is not null || _step.Next is not { } next) return;
        _said = _step.Of(Rules);
        if (!_said.IsYes) return;
        if (_step.Key == "sign-in" && !await TestAsync()) return;
        if (next.Next is null && !Rules.IsYes)
        {
            _said = Rules;
            next = AddStep.All.First(step => !step.Of(_said).IsYes);
        }

        Navigation.NavigateTo(next.Address);
    }

    private async Task<bool> TestAsync()
    {
        var order = (_answers with { Place = null }).ToOrder();
        _tested = order.VmmServer ?? order.Address;
        _busy = $"Reaching {_tested} as {order.Account}…";
        StateHasChanged();
        var answer = await ReadAsync<ReadOffer, Answer<ConnectionOffer>>((read, ct) => read.ExecuteAsync(order, ct));
        _busy = null;
        if (answer is not { IsYes: true })
        {
            if (answer is not null) (_said, _refusal) = (answer.Verdict, answer.Verdict.Objections[0]);
            return false;
        }

        _found = answer.Value;
        // What was chosen of another offer may not be there any more.
        if (_answers.PlaceIn(_found.Offer) is null) _answers = _answers with { Place = null };
        return true;
    }

    private async Task CheckAsync()
    {
        if (_busy is not null) return;
        var order = _answers.ToOrder();
        _busy = "Asking VMM and the hosts…";
        StateHasChanged();
        _report = await ReadAsync<CheckConnection, ReportView>((check, ct) => check.ExecuteAsync(order, ct));
        _busy = null;
        StateHasChanged();
    }

    private async Task AddAsync()
    {
        if (_busy is not null || Because is not null) return;
        _busy = "Asking once more, then adding it…";
        StateHasChanged();
        var order = _answers.ToOrder();
        var answer = await AskAsync<AddConnection, Guid>((add, who, ct) => add.ExecuteAsync(order, who, ct));
        if (answer.IsYes) await AcceptAsync(answer.Value);
        _busy = null;
        if (answer.IsYes) Navigation.NavigateTo($"/connections/{answer.Value}");
        else _said = answer.Verdict;
    }

    // What was warned of when it was added may have gone since, or something else have come: that stands on its page, not accepted.
    private async Task AcceptAsync(Guid connection)
    {
        foreach (var check in _report!.Checks.Where(CheckWords.Asks))
            await TellAsync<AcceptWarning>((accept, who, ct) => accept.ExecuteAsync(connection, check.Key, _note, who, ct));
    }
}
