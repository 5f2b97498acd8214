using System.Globalization;
using Portal.Domain;
using Portal.Web.Commands.Trying;
using Portal.Web.EmbeddedLab;
using Portal.Web.Hosting;
using Portal.Web.Settings;
using Spectre.Console;

namespace Portal.Web.Commands;

/// <summary>One run of <c>try</c>, from the folder to the summary.</summary>
internal sealed class TryRun(TryOrder order, TextWriter output, TextWriter errors)
{
    private TryMark? _mark;

    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        using var interruption = new Interruption();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, interruption.Token);
        try
        {
            var (portal, verdict) = await PortalProcess.OpenAsync(Start(), stop.Token);
            if (portal is null) return Refuse(verdict);
            await using (portal) return await RunAsync(portal.Host, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await errors.WriteLineAsync("Interrupted. The same command goes on where it was.");
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // people get a sentence, the log has the rest
        catch (Exception surprise)
#pragma warning restore CA1031
        {
            await errors.WriteLineAsync(Surprise.Of("--data", order.Data, surprise).ToString());
            return ExitCode.Failed;
        }
    }

    private PortalStart Start() => new(order.Data, Urls: null)
    {
        LogToFile = true,
        Settings = new Dictionary<string, string?>
        {
            [$"{PortalSettings.Key}:Lab:Enabled"] = "true",
            [$"{PortalSettings.Key}:Lab:Pace"] = order.Pace.ToString(CultureInfo.InvariantCulture),
            [$"{PortalSettings.Key}:Lab:Vmm"] = order.Vmm ?? "",
            // The hosts are here: one that fell silent is back within seconds.
            [$"{PortalSettings.Key}:Work:ProbeSeconds"] = "2",
        },
        MayUse = data =>
        {
            (_mark, var verdict) = TryMark.Take(data, order);
            return verdict;
        },
    };

    private async Task<int> RunAsync(IHost host, CancellationToken ct)
    {
        var (services, time) = (host.Services, host.Services.GetRequiredService<TimeProvider>());
        var data = services.GetRequiredService<DataFolder>();
        var screen = Screen(time);
        var watch = ActivatorUtilities.CreateInstance<TryWatch>(services);
        var report = ActivatorUtilities.CreateInstance<TryReport>(services, new LabPaths(data.Lab));

        var (mark, verdict) = await ActivatorUtilities.CreateInstance<TryLab>(services, screen).ReadyAsync(_mark!, ct);
        if (mark is null) return Refuse(verdict);
        var (madeBefore, retriesBefore) = await watch.CountAsync(ct);
        var began = time.GetTimestamp();
        await host.StartAsync(ct);
        try
        {
            verdict = await CarryOutAsync(ActivatorUtilities.CreateInstance<TryOrders>(services, screen), watch, mark, screen, data, ct);
            screen.Close();
            var (made, retries) = await watch.CountAsync(ct);
            var summary = new TrySummary(made, order.Machines, made - madeBefore, time.GetElapsedTime(began), retries - retriesBefore);
            await report.WriteAsync(summary, Console(output), errors, order.Json, ct);
            await output.WriteLineAsync(summary.ToString());
            return verdict.IsYes ? summary.ExitCode : Math.Max(Refuse(verdict), summary.ExitCode);
        }
        finally
        {
            screen.Close();
            await host.StopAsync(CancellationToken.None);
        }
    }

    private async Task<Verdict> CarryOutAsync(TryOrders orders, TryWatch watch, TryMark mark, ITryScreen screen, DataFolder data, CancellationToken ct)
    {
        void Show(TryProgress progress)
        {
            FreeRoom.Require(data.FullPath);
            screen.Show(progress);
        }

        await orders.GoOnAsync(ct);
        var verdict = await orders.CreateAsync(mark, order.Machines, ct);
        if (!verdict.IsYes) return verdict;
        await watch.FollowAsync(order.Machines, Show, ct);
        verdict = await orders.AddAsync(order.Machines, ct);
        if (verdict.IsYes) await watch.FollowAsync(order.Machines, Show, ct);
        return verdict;
    }

    private ITryScreen Screen(TimeProvider time)
    {
        var console = Console(errors);
        return console.Profile.Out.IsTerminal && console.Profile.Capabilities.Interactive ? new LiveScreen(console) : new PlainScreen(errors, time);
    }

    private static IAnsiConsole Console(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = 160;
        return console;
    }

    private int Refuse(Verdict verdict)
    {
        foreach (var objection in verdict.Objections) errors.WriteLine(objection);
        return ExitCode.Usage;
    }
}
