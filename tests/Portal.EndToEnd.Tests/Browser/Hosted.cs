namespace Portal.EndToEnd.Tests.Browser;

/// <summary>A portal that is served on a folder of its own, with an administrator.</summary>
internal sealed class Hosted : IAsyncDisposable
{
    public const string Name = "root";
    public const string Password = "correct horse battery";

    private readonly TryFolder _folder = new();
    private readonly int _port = Served.FreePort();
    private Served? _served;

    /// <summary>Settings of its next start: environment variables.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["Portal__Administrator__Name"] = Name,
        ["Portal__Administrator__Password"] = Password,
    };

    public TryFolder Folder => _folder;

    public Uri Address => Portal.Address;

    public Served Portal => _served ?? throw new InvalidOperationException("It was not started.");

    /// <summary>Starts it, again and again at the same address.</summary>
    public async Task StartAsync(CancellationToken ct) => _served = await Served.StartAsync(_folder.Data, ct, Settings, _port);

    /// <summary>A command on its folder.</summary>
    public Task<Ended> CommandAsync(CancellationToken ct, params string[] words) => PortalProgram.RunAsync([.. words, "--data", _folder.Data], Settings, ct);

    /// <summary>An API that may everything.</summary>
    public async Task<ApiClient> ApiAsync(CancellationToken ct)
    {
        var made = await CommandAsync(ct, "token", "create", $"tests-{Guid.NewGuid():N}"[..12], "--role", "administrator");
        return new(Address, made.ExitCode == 0 ? made.LastLine : throw new InvalidOperationException(made.Errors));
    }

    /// <summary>An account beside the administrator's; its password is the administrator's too.</summary>
    public async Task AddAccountAsync(string name, string role, CancellationToken ct)
    {
        var made = await PortalProgram.RunAsync(["user", "create", name, "--role", role, "--data", _folder.Data], new Dictionary<string, string> { ["PORTAL_PASSWORD"] = Password }, ct);
        if (made.ExitCode != 0) throw new InvalidOperationException(made.Errors);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_served is not null) await _served.DisposeAsync();
        await _folder.DisposeAsync();
    }
}
