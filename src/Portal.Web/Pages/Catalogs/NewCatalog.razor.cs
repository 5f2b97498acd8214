using Microsoft.AspNetCore.Components;
using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.Web.Access;
using Portal.Web.Components.Parts;
using Portal.Web.Pages.Catalogs.Creating;

namespace Portal.Web.Pages.Catalogs;

/// <summary>The way to a catalog: one group of questions after the other, each answer kept with its draft.</summary>
public sealed partial class NewCatalog
{
    /// <summary>How long nobody types before the answers are kept.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    /// <summary>Fields beside which their objections stand; what is said of others stands above.</summary>
    private static readonly string[] Beside = ["connectionId", "master", "checkpoint", "machines", "processors", "memoryBytes", "guest", "namingPattern", "name"];

    private readonly HashSet<string> _left = [];
    private CatalogAnswers _answers = new();
    private Step _step = Step.All[0];
    private IReadOnlyList<ConnectionView>? _connections;
    private Guid? _draft;
    private DateTimeOffset? _saved;
    private Verdict _rules = Verdict.Yes;
    private Verdict _refused = Verdict.Yes;
    private bool _gone, _busy;
    private int _changes, _kept;

    /// <summary>Which draft; null before the first answer.</summary>
    [SupplyParameterFromQuery]
    private string? Draft { get; set; }

    [SupplyParameterFromQuery(Name = "step")]
    private string? StepKey { get; set; }

    /// <summary>Where one step of a draft is.</summary>
    internal static string Address(Guid? draft, Step step) => draft is null ? $"/catalogs/new?step={step.Key}" : $"/catalogs/new?draft={draft}&step={step.Key}";

    /// <summary>What is said now: of fields that were left, and what the hosts said.</summary>
    private Verdict Shown => new Verdict([.. _rules.Objections.Where(objection => _left.Contains(objection.Field))]).And(_refused);

    private Verdict Loose => _step.Of(_refused);

    /// <inheritdoc />
    protected override async Task LoadAsync() =>
        _connections = await ReadAsync<ListConnections, IReadOnlyList<ConnectionView>>((list, ct) => list.ExecuteAsync(ct));

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        _step = Step.Of(StepKey);
        var asked = Guid.TryParse(Draft, out var known) ? known : (Guid?)null;
        if (asked == _draft) return;
        await KeepAsync();
        (_draft, _answers, _saved, _gone, _refused) = (asked, new(), null, false, Verdict.Yes);
        _left.Clear();
        if (_draft is { } id)
        {
            var draft = await ReadAsync<Drafts, Draft?>((drafts, ct) => drafts.FindAsync(Owner, id, ct));
            (_answers, _saved, _gone) = (draft is null ? new() : CatalogAnswers.Of(draft.Content), draft?.Saved, draft is null);
        }

        await JudgeAsync();
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        // What was typed a moment ago is kept although the page is left.
        if (disposing && _changes != _kept && _draft is { } id && !_gone) _ = WriteAsync(id, _answers.ToJson(), CancellationToken.None);
        base.Dispose(disposing);
    }

    private Guid Owner => Session.Caller.Holder;

    private string? No(string field) => Shown.Of(field);

    private async Task ChangeAsync(CatalogAnswers answers)
    {
        var refused = Changed(_answers, answers);
        _answers = answers with { Plan = null };
        // What the hosts said holds for the answers that they were asked with: beside other fields it stays, the ground it clears.
        _refused = new([.. _refused.Objections.Where(objection => Beside.Contains(objection.Field) && !refused.Contains(objection.Field))]);
        _changes++;
        await JudgeAsync();
        if (_draft is null)
        {
            _draft = Guid.CreateVersion7(Time.GetUtcNow());
            Navigation.NavigateTo(Address(_draft, _step), replace: true);
        }

        _ = KeepSoonAsync(_changes);
    }

    private async Task LeaveAsync(string field)
    {
        _left.Add(field);
        await JudgeAsync();
    }

    private async Task JudgeAsync()
    {
        var name = _answers.Name?.Trim() ?? "";
        // What can be no name is not looked for: not every database takes every character.
        var taken = !new Domain.Catalogs.Rules.CatalogName([]).Judge(name).IsYes
            ? null
            : await ReadAsync<ReadCatalog, CatalogView?>((read, ct) => read.ExecuteAsync(name, ct));
        _rules = new AnswerRules(taken is null ? [] : [taken.Catalog.Name]).Judge(_answers);
    }

    private async Task ContinueAsync()
    {
        if (_busy) return;
        _left.UnionWith(_step.Fields);
        await JudgeAsync();
        if (!_step.Of(_rules).IsYes) return;
        if (_step.Next is { } next)
        {
            await KeepAsync();
            Navigation.NavigateTo(Address(_draft, next));
            return;
        }

        if (!_rules.IsYes) Show(_rules);
        else await PlanAsync();
    }

    private async Task PlanAsync()
    {
        _busy = true;
        StateHasChanged();
        var answer = await AskAsync<KeepPlan, Guid>((plans, who, ct) => plans.ExecuteAsync(_answers.ToOrder(), who, ct));
        _busy = false;
        _refused = answer.Verdict;
        if (!answer.IsYes)
        {
            Show(answer.Verdict);
            return;
        }

        _answers = _answers with { Plan = answer.Value };
        _changes++;
        await KeepAsync();
        Navigation.NavigateTo($"/plans/{answer.Value}");
    }

    /// <summary>Goes to the first step that something is said of.</summary>
    private void Show(Verdict verdict)
    {
        var first = Step.All.First(step => !step.Of(verdict).IsYes);
        foreach (var step in Step.All) _left.UnionWith(step.Fields);
        if (first != _step) Navigation.NavigateTo(Address(_draft, first));
    }

    private async Task DiscardAsync()
    {
        if (_draft is not { } id) return;
        _kept = _changes;
        await ReadAsync<Drafts, bool>(async (drafts, ct) =>
        {
            await drafts.DropAsync(Owner, id, ct);
            return true;
        });
        Navigation.NavigateTo("/catalogs");
    }

    private async Task KeepSoonAsync(int change)
    {
        try
        {
            await Task.Delay(Pause, Time, Gone);
            if (change == _changes) await InvokeAsync(KeepAsync);
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left: that keeps it.
        }
#pragma warning disable CA1031 // shown by the page's error boundary, as if it had been thrown while rendering
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await DispatchExceptionAsync(fault);
        }
    }

    private async Task KeepAsync()
    {
        if (_changes == _kept || _draft is not { } id || _gone) return;
        var change = _changes;
        await WriteAsync(id, _answers.ToJson(), Gone);
        (_kept, _saved) = (change, Time.GetUtcNow());
        StateHasChanged();
    }

    // A draft concerns nobody else: no open page is told of it.
    private Task<Entry<bool>> WriteAsync(Guid id, string content, CancellationToken ct) => Door.ReadAsync<Drafts, bool>(Session.Caller, async drafts =>
    {
        await drafts.SaveAsync(Owner, id, CatalogAnswers.Kind, content, ct);
        return true;
    }, ct);

    /// <summary>Fields whose answers are others now.</summary>
    private static IReadOnlyList<string> Changed(CatalogAnswers before, CatalogAnswers after)
    {
        (string Field, bool Same)[] fields =
        [
            ("connectionId", before.Connection == after.Connection), ("master", before.Master == after.Master), ("checkpoint", before.Checkpoint == after.Checkpoint),
            ("machines", before.Machines == after.Machines), ("processors", before.Processors == after.Processors), ("memoryBytes", before.Memory == after.Memory),
            ("guest", before.Guest == after.Guest), ("namingPattern", before.NamingPattern == after.NamingPattern && before.Machines == after.Machines), ("name", before.Name == after.Name),
        ];
        return [.. fields.Where(field => !field.Same).Select(field => field.Field)];
    }
}
