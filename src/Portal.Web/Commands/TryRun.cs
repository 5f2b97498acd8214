using Portal.Web.Hosting;

namespace Portal.Web.Commands;

/// <summary>One run of <c>try</c>, from the folder to the summary.</summary>
internal sealed class TryRun(TryOrder order, TextWriter output, TextWriter errors)
{
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (portal, verdict) = await PortalProcess.OpenAsync(new PortalStart(order.Data, Urls: null), ct);
        if (portal is null)
        {
            foreach (var objection in verdict.Objections) await errors.WriteLineAsync(objection.ToString());
            return ExitCode.Usage;
        }

        await using (portal)
        {
            await output.FlushAsync(ct);
            return ExitCode.Failed;
        }
    }
}
