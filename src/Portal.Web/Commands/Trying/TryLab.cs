using System.Text.Json.Nodes;
using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Web.EmbeddedLab;
using Portal.Web.Hosting;

namespace Portal.Web.Commands.Trying;

/// <summary>The lab under a folder of <c>try</c>: it answers, and has the master.</summary>
internal sealed class TryLab(DataFolder data, LabKeeper keeper, ITryScreen screen)
{
    // The lab takes 64; a number may follow.
    private const int MostOfAName = 56;

    /// <summary>Starts it where it does not run, and hands it the file that was given as master, once.</summary>
    /// <returns>The mark with the master's name in the lab, or why the file is no master.</returns>
    /// <exception cref="LabException">It does not come up.</exception>
    public async Task<(TryMark? Mark, Verdict Verdict)> ReadyAsync(TryMark mark, CancellationToken ct)
    {
        if (!await LabSocket.AnswersAsync(data.Lab, ct)) screen.Say("Starting the lab.");
        await keeper.EnsureAsync(ct);
        var masters = await MastersAsync(ct);
        if (mark.Master is not { } file) return (mark with { MasterName = mark.Guest == GuestKind.Windows ? "win-2022" : Debian(masters) }, Verdict.Yes);

        if (mark.MasterName is null)
        {
            // Kept before it is used, so that a run that dies in between finds its own master again.
            mark = mark with { MasterName = FreeName(file.Path, masters) };
            mark.Keep(data);
        }

        if (masters.Contains(mark.MasterName)) return (mark, Verdict.Yes);
        screen.Say($"Importing {file.Path} as {mark.MasterName}.");
        var answer = await AskAsync(new JsonObject { ["verb"] = "import", ["disk"] = file.Path, ["name"] = mark.MasterName }, ct);
        return (bool?)answer["ok"] == true ? (mark, Verdict.Yes) : (null, No(file.Path, answer));
    }

    private async Task<HashSet<string>> MastersAsync(CancellationToken ct)
    {
        var answer = await AskAsync(new JsonObject { ["verb"] = "masters" }, ct);
        return new((answer["masters"] as JsonArray ?? []).Select(master => (string?)master!["name"] ?? ""), StringComparer.OrdinalIgnoreCase);
    }

    private async Task<JsonObject> AskAsync(JsonObject question, CancellationToken ct) =>
        await LabSocket.AskAsync(data.Lab, question, ct) ?? throw new IOException("The lab ended before it answered; lab.log in the data folder has its last words.");

    // An old VMM makes machines of Generation 1 alone, and then the lab has one for it.
    private static string Debian(HashSet<string> masters) => masters.Contains("debian-12-g1") ? "debian-12-g1" : "debian-12";

    private static Verdict No(string file, JsonObject answer) =>
        Verdict.No("--master", file, (string?)answer["rule"] ?? (string?)answer["message"] ?? "The lab does not take it.", (string?)answer["remedy"] ?? "Give a whole raw, VHD or VHDX disk.");

    private static string FreeName(string path, HashSet<string> taken)
    {
        var letters = Path.GetFileNameWithoutExtension(path).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var name = new string([.. letters.Take(MostOfAName)]).Trim('-');
        if (name.Length == 0) name = "master";
        for (var number = 1; ; number++)
        {
            var free = number == 1 ? name : FormattableString.Invariant($"{name}-{number}");
            if (!taken.Contains(free)) return free;
        }
    }
}
