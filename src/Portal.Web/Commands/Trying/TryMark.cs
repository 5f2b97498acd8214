using System.Text.Json;
using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Web.Hosting;

namespace Portal.Web.Commands.Trying;

/// <summary>What makes a folder one of <c>try</c>'s, and what it was begun with: run again, it goes on with that. Lies in DATA/try.json.</summary>
/// <param name="Guest">What is on the master.</param>
/// <param name="Master">The file that was given; null takes the lab's own.</param>
/// <param name="MasterName">The master's name in the lab, once it is chosen.</param>
/// <param name="Vmm">The VMM that owns the machines; null for none.</param>
internal sealed record TryMark(GuestKind Guest, MasterFile? Master, string? MasterName, string? Vmm = null)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter<GuestKind>() } };

    /// <summary>The folder's mark, made where the folder is new; or why the order does not go with the folder.</summary>
    public static (TryMark? Mark, Verdict Verdict) Take(DataFolder data, TryOrder order)
    {
        var path = PathIn(data);
        if (!File.Exists(path))
        {
            if (!data.IsNew)
                return No("--data", order.Data, "The folder belongs to a portal that try did not make.", "Give an empty or a new folder, or open this one with serve.");
            var begun = new TryMark(order.Guest ?? GuestKind.Linux, order.Master is { } master ? MasterFile.Of(master) : null, MasterName: null, order.Vmm is { Length: > 0 } vmm ? vmm : null);
            begun.Keep(data);
            return (begun, Verdict.Yes);
        }

        if (Read(path) is not { } mark)
            return No("--data", order.Data, "Its try.json is damaged, and tells no more what was begun here.", "Give another folder; this one can be opened with serve.");
        var verdict = mark.Fits(order);
        return (verdict.IsYes ? mark : null, verdict);
    }

    /// <summary>Writes it, whole or not at all.</summary>
    public void Keep(DataFolder data)
    {
        var path = PathIn(data);
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(this, Json));
        File.Move(path + ".new", path, overwrite: true);
    }

    private Verdict Fits(TryOrder order)
    {
        var verdict = order.Guest is { } guest && guest != Guest ? Other("--guest", guest.ToString().ToLowerInvariant(), Guest.ToString().ToLowerInvariant()) : Verdict.Yes;
        if (order.Vmm is { } vmm && vmm != (Vmm ?? ""))
            verdict = verdict.And(Other(vmm.Length == 0 ? "--hypervisor" : "--vmm", vmm.Length == 0 ? "hyperv" : vmm, Vmm is null ? "Hyper-V without VMM" : $"VMM {Vmm}"));
        return order.Master is { } master && MasterFile.Of(master) != Master ? verdict.And(Other("--master", master, Master is null ? "the lab's own master" : $"{Master.Path} as it was then")) : verdict;
    }

    private static Verdict Other(string option, string given, string begun) =>
        Verdict.No(option, given, $"The machines in this folder were begun with {begun}.", $"Leave {option} out to go on with that, or give another folder by --data.");

    private static TryMark? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<TryMark>(File.ReadAllText(path), Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string PathIn(DataFolder data) => Path.Combine(data.FullPath, "try.json");

    private static (TryMark?, Verdict) No(string field, string value, string rule, string remedy) => (null, Verdict.No(field, value, rule, remedy));
}

/// <summary>A file, and how to tell whether it is still the same.</summary>
internal sealed record MasterFile(string Path, long Bytes, DateTimeOffset Written)
{
    /// <summary>As it is now.</summary>
    public static MasterFile Of(string path)
    {
        var file = new FileInfo(path);
        return new(path, file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero));
    }
}
