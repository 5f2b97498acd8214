using System.Data.Common;
using Portal.Data;
using Portal.Domain;
using Portal.Features;
using Portal.Web.Composition;
using Portal.Web.Settings;
using Words = Portal.Runs.Engine.Words;

namespace Portal.Web.Hosting;

/// <summary>The rows of a data folder alone: no engine, no lab, no web server. For commands on accounts and tokens, also while a portal works in the folder.</summary>
internal sealed class FolderRows : IAsyncDisposable
{
    private readonly DataFolder _data;
    private readonly ServiceProvider _services;

    private FolderRows(DataFolder data, ServiceProvider services) => (_data, _services) = (data, services);

    /// <summary>Opens them. The folder's lock is taken where it is free; where a portal has it, its database must be of this version.</summary>
    /// <param name="folder">As typed.</param>
    /// <param name="mayMake">Makes the folder and its database where there are none.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<(FolderRows? Rows, Verdict Verdict)> OpenAsync(string folder, bool mayMake, CancellationToken ct)
    {
        var beside = DataFolder.Beside(folder);
        if (beside is null && !mayMake) return (null, No(folder, "There is no portal in this folder.", "Give the folder that 'portal serve --data' has."));
        var (held, verdict) = DataFolder.Open(folder);
        if (held is null && beside is null) return (null, verdict);
        ServiceProvider? services = null;
        try
        {
            (services, verdict) = await BuildAsync(held ?? beside!, held is not null, ct);
            return services is null ? (null, verdict) : (new(held ?? beside!, services), Verdict.Yes);
        }
        finally
        {
            if (services is null) held?.Dispose();
        }
    }

    /// <summary>A use case.</summary>
    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _data.Dispose();
    }

    private static async Task<(ServiceProvider?, Verdict)> BuildAsync(DataFolder data, bool isHeld, CancellationToken ct)
    {
        var (settings, verdict) = Settings(data);
        if (settings is null) return (null, verdict);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddFeatures();
        ServiceProvider? provider = null;
        try
        {
            services.AddPortalDatabase(data, settings.Database);
            provider = services.BuildServiceProvider();
            verdict = await ReadyAsync(provider.GetRequiredService<DatabaseUpgrade>(), data, settings.Database, isHeld, ct);
        }
        catch (Exception fault) when (fault is DbException or ArgumentException or TimeoutException)
        {
            verdict = No(data.FullPath, $"Its database cannot be opened. {Words.Of(fault)}", "Check that it is there, and that this account may read and write it.");
        }

        if (verdict.IsYes) return (provider, verdict);
        if (provider is not null) await provider.DisposeAsync();
        return (null, verdict);
    }

    private static async Task<Verdict> ReadyAsync(DatabaseUpgrade upgrade, DataFolder data, DatabaseOptions database, bool isHeld, CancellationToken ct)
    {
        var stand = await upgrade.StandAsync(ct);
        if (stand == ModelStand.Current) return Verdict.Yes;
        if (stand == ModelStand.Newer) return No(data.FullPath, "A later version of the portal made its database.", "Run this command of that version.");
        // On a server another node may be at work, whoever holds this folder.
        if (!isHeld || (stand == ModelStand.Older && database.Provider != DatabaseKind.Sqlite))
            return No(data.FullPath, "A portal of an earlier version works with its database.", "Stop the portal first; the start of this version upgrades it.");
        await upgrade.RunAsync(ct);
        return Verdict.Yes;
    }

    private static (PortalSettings?, Verdict) Settings(DataFolder data)
    {
        try
        {
            var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddJsonFile(data.Settings, optional: true).AddEnvironmentVariables().Build();
            return PortalSettings.Read(configuration);
        }
        catch (InvalidDataException fault)
        {
            return (null, Verdict.No("appsettings.json", null, $"{fault.Message} {fault.InnerException?.Message}".Trim(), "Correct the file, or take it away: the portal starts without one."));
        }
    }

    private static Verdict No(string folder, string rule, string remedy) => Verdict.No("--data", folder, rule, remedy);
}
