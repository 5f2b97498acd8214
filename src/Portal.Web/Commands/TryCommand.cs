using System.CommandLine;

namespace Portal.Web.Commands;

/// <summary><c>portal try</c>: the whole main job on embedded defaults.</summary>
internal sealed class TryCommand : Command
{
    private readonly Option<string> _machines = new("--machines") { Description = "How many machines there are in the end.", HelpName = "N", DefaultValueFactory = _ => "50" };
    private readonly Option<string?> _master = new("--master") { Description = "Your own raw, VHD or VHDX disk; a Debian of the lab's unless given.", HelpName = "FILE" };
    private readonly Option<string?> _guest = new("--guest") { Description = "What is on the master: linux (unless given) or windows.", HelpName = "GUEST" };
    private readonly Option<string?> _hypervisor = new("--hypervisor") { Description = "Who owns the machines: hyperv (unless given) or vmm.", HelpName = "WHO" };
    private readonly Option<string?> _vmm = new("--vmm") { Description = $"Release of the VMM: {string.Join(", ", TryVmm.Releases)}.", HelpName = "RELEASE" };
    private readonly Option<string> _data = new("--data") { Description = "Folder of everything it makes; run again, it goes on there.", HelpName = "DIR", DefaultValueFactory = _ => "./try" };
    private readonly Option<string?> _json = new("--json") { Description = "Writes each machine's states, step times and disks here.", HelpName = "FILE" };
    private readonly Option<string> _pace = new("--pace") { Description = "How slow the lab's jobs are: 1 is like a real host, 0 takes no time.", HelpName = "FACTOR", DefaultValueFactory = _ => "0" };

    /// <param name="output">Gets the table and the summary.</param>
    /// <param name="errors">Gets progress and every "no".</param>
    public TryCommand(TextWriter output, TextWriter errors) : base("try", "Makes machines from a master, on embedded defaults, and shows how it went.")
    {
        foreach (var option in new Option[] { _machines, _master, _guest, _hypervisor, _vmm, _data, _json, _pace }) Options.Add(option);
        SetAction(async (parsed, ct) =>
        {
            var (order, verdict) = Read(parsed);
            if (order is null)
            {
                foreach (var objection in verdict.Objections) await errors.WriteLineAsync(objection.ToString());
                return ExitCode.Usage;
            }

            return await new TryRun(order, output, errors).RunAsync(ct);
        });
    }

    private (TryOrder?, Portal.Domain.Verdict) Read(ParseResult parsed)
    {
        var typed = new Typed();
        var order = new TryOrder(
            typed.Whole("--machines", parsed.GetRequiredValue(_machines), 1, TryOrder.MostMachines),
            typed.ExistingFile("--master", parsed.GetValue(_master)),
            typed.Word<Domain.Catalogs.GuestKind>("--guest", parsed.GetValue(_guest)),
            TryVmm.Read(typed, parsed.GetValue(_hypervisor), parsed.GetValue(_vmm)),
            parsed.GetRequiredValue(_data),
            typed.FileToWrite("--json", parsed.GetValue(_json)),
            typed.Number("--pace", parsed.GetRequiredValue(_pace), 0, 100));
        return (typed.Verdict.IsYes ? order : null, typed.Verdict);
    }
}
