using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Connections.Rules;
using Portal.Domain.Hosts;
using Portal.Features;
using Portal.Features.Connections;
using Portal.Web.Components.Parts;
using Portal.Web.Pages.Connections.Adding;

namespace Portal.Web.Pages.Connections;

/// <summary>A connection that is typed, tested, and only then kept.</summary>
public sealed partial class NewConnection
{
    private static readonly string[] Beside =
        ["name", "address", "transport", "account", "password", "storageKind", "storageFolder", "switch", "stagingFolder", "firstMac", "diskOperationsPerHost", "sessionsPerHost"];

    private static readonly (Transport Transport, string What, string? Because)[] Ways =
    [
        (Transport.WSMan, "Windows' own remoting.", OperatingSystem.IsWindows() ? null : "this portal does not run on Windows. Use SSH."),
        (Transport.Ssh, "OpenSSH, by password or key, from any system.", null),
        (Transport.Lab, "Emulated hosts beside this portal, to try things out: cluster01.lab.example and hv03.lab.example. Their account is in lab/account.json of the data folder.", null),
    ];

    private static readonly (StorageKind Kind, string What)[] Kinds =
    [
        (StorageKind.Csv, "Every node of the cluster sees it under C:\\ClusterStorage."),
        (StorageKind.Smb, "A folder of a file server, such as \\\\files\\vms."),
        (StorageKind.Local, "A folder of a single host's own disk."),
    ];

    private ConnectionAnswers _answers = new();
    private IReadOnlyList<string> _taken = [];
    private IReadOnlyList<HostFacts>? _hosts;
    private Verdict _said = Verdict.Yes;
    private Objection? _refusal;
    private string? _busy, _tested;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() =>
        _taken = [.. (await ReadAsync<ListConnections, IReadOnlyList<ConnectionView>>((list, ct) => list.ExecuteAsync(ct)) ?? []).Select(each => each.Name)];

    private static string Title(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    private string? No(string field) => _said.Of(field);

    private string? Because => _hosts is not null ? null
        : _said.IsYes ? "Add comes after a test of these very answers."
        : _said.Objections.Count == 1 ? "1 answer was refused: what is wrong stands below it." : $"{_said.Objections.Count} answers were refused: what is wrong stands below each.";

    private string SwitchHint => _hosts is not { } hosts ? "That new machines are connected to; every host has it. Empty leaves them unconnected."
        : Common(hosts) is { Count: > 0 } common ? $"All hosts have {string.Join(", ", common)}. Empty leaves new machines unconnected."
        : "No switch is on all hosts. Empty leaves new machines unconnected.";

    private static List<string> Common(IReadOnlyList<HostFacts> hosts) =>
        [.. hosts.Select(host => host.Switches.AsEnumerable()).Aggregate((all, next) => all.Intersect(next, StringComparer.OrdinalIgnoreCase))];

    /// <summary>What was tested is another connection now.</summary>
    private void Change(ConnectionAnswers answers)
    {
        (_answers, _hosts, _refusal) = (answers, null, null);
        // Fields that were refused are judged anew with each key; what hosts said is gone with their answer.
        _said = new([.. answers.Judge(_taken).Objections.Where(objection => _said.Of(objection.Field) is not null)]);
    }

    private async Task TestAsync()
    {
        if (_busy is not null) return;
        (_hosts, _refusal, _said) = (null, null, _answers.Judge(_taken));
        if (!_said.IsYes) return;
        var order = _answers.ToOrder();
        (_busy, _tested) = ($"Reaching {order.Address} as {order.Account}…", order.Address);
        StateHasChanged();
        var answer = await ReadAsync<TestConnection, Answer<IReadOnlyList<HostFacts>>>((test, ct) => test.ExecuteAsync(order, ct));
        _busy = null;
        if (answer is { IsYes: true })
        {
            _said = Fits(order, answer.Value);
            _hosts = answer.Value;
        }
        else if (answer is not null)
        {
            (_said, _refusal) = (answer.Verdict, answer.Verdict.Objections[0]);
        }
    }

    private static Verdict Fits(ConnectionOrder order, IReadOnlyList<HostFacts> hosts) => hosts.Count == 0
        ? Verdict.No("address", order.Address, "It has no host.", "Give the address of a cluster with nodes, or of a single host.")
        : new SwitchIsKnown(hosts).Judge(order.Switch).And(new StorageFitsHosts(hosts).Judge(order.StorageKind));

    private async Task AddAsync()
    {
        if (_busy is not null || _hosts is null) return;
        _busy = "Asking once more, then adding it…";
        StateHasChanged();
        var order = _answers.ToOrder();
        var answer = await AskAsync<AddConnection, Guid>((add, who, ct) => add.ExecuteAsync(order, who, ct));
        _busy = null;
        if (answer.IsYes) Navigation.NavigateTo($"/connections/{answer.Value}");
        else _said = answer.Verdict;
    }
}
