using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Portal.Data;
using Portal.Data.Access;
using Portal.Data.Machines;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Features.Connections.Checking;
using Portal.Features;
using Portal.Features.Runs.Preparing;
using Portal.Runs;
using Portal.Runs.Engine;

namespace Portal.TestKit.Features;

/// <summary>One portal process: all use cases, and an engine that works when it is told to. Its whole world is behind its <see cref="Life"/>.</summary>
public sealed class PortalNode : IWorkBell, ICheckBell, ISecretBox, IAsyncDisposable
{
    private readonly FakeTimeProvider _clock;
    private readonly ServiceProvider _services;
    private readonly RunEngine _engine;
    private readonly CancellationTokenSource _stop = new();
    private Task? _living;

    internal PortalNode(IServiceProvider database, FakeTimeProvider clock, IHosts hosts, Life life)
    {
        (_clock, Hosts, Life) = (clock, new(hosts, life), life);
        var journal = new MortalJournal(database.GetRequiredService<IJournal>(), database.GetRequiredService<IOrders>(), life);
        _services = new ServiceCollection()
            .AddSingleton(database.GetRequiredService<IDbContextFactory<PortalDb>>())
            .AddSingleton(database.GetRequiredService<MachineSearch>())
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IJournal>(journal)
            .AddSingleton<IOrders>(journal)
            .AddSingleton<IHosts>(Hosts)
            .AddSingleton<IWorkBell>(this)
            .AddSingleton<ICheckBell>(this)
            .AddSingleton<ISecretBox>(this)
            .AddLogging()
            .AddAccounts()
            .AddFeatures()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        _engine = new(journal, Get<PlanBook>(), _services, new() { Node = new("a") }, clock, Get<ILogger<RunEngine>>());
    }

    /// <summary>Until when it lives.</summary>
    public Life Life { get; }

    /// <summary>Hosts as it reaches them.</summary>
    public MortalHosts Hosts { get; }

    /// <summary>Connections that somebody wants checked.</summary>
    public ICollection<Guid> ToBeChecked { get; } = [];

    /// <summary>How often it was told that there is work.</summary>
    public int Rings { get; private set; }

    /// <summary>A use case.</summary>
    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>All that it is made of.</summary>
    public IServiceProvider Services => _services;

    /// <summary>
    /// Works like a portal that was just started: takes its former self over, goes on preparing, then carries on whatever is due, letting time
    /// pass where all wait for it, until nothing waits any more or its life is over.
    /// </summary>
    /// <returns>Whether it lives.</returns>
    public async Task<bool> WorkAsync()
    {
        _living ??= _engine.LiveAsync(_stop.Token);
        return await LiveAsync(async () =>
        {
            await Get<PrepareRuns>().ExecuteAsync(CancellationToken.None);
            do await WorkNowAsync();
            while (await PassTimeAsync());
        });
    }

    /// <summary>Carries on what is due, without letting time pass.</summary>
    public async Task WorkOnceAsync()
    {
        _living ??= _engine.LiveAsync(_stop.Token);
        await WorkNowAsync();
    }

    /// <summary>Does something as this process would.</summary>
    /// <returns>Whether it lived to see the end of it.</returns>
    public async Task<bool> LiveAsync(Func<Task> act)
    {
        var acting = act();
        await Task.WhenAny(acting, Life.Death);
        if (Life.IsOver) return false;
        await acting;
        return true;
    }

    /// <summary>An orderly end, unless it died: then nothing of it goes on, not even this.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Life.IsOver) return;
        await _stop.CancelAsync();
        if (_living is not null) await _living;
        _engine.Dispose();
        _stop.Dispose();
        await _services.DisposeAsync();
    }

    void IWorkBell.Ring() => Rings++;

    void ICheckBell.Ring(Guid connection) => ToBeChecked.Add(connection);

    string ISecretBox.Protect(Secret secret) => $"kept:{secret.Reveal()}";

    Secret ISecretBox.Reveal(string guarded) => new(guarded["kept:".Length..]);

    private Task WorkNowAsync() => Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _engine.WorkAsync(CancellationToken.None)));

    private async Task<bool> PassTimeAsync()
    {
        if (await _engine.NextDueAsync(CancellationToken.None) is not { } due) return false;
        var left = due - _clock.GetUtcNow();
        if (left > TimeSpan.Zero) _clock.Advance(left);
        return true;
    }
}
