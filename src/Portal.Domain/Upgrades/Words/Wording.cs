using System.Globalization;

namespace Portal.Domain.Upgrades.Words;

/// <summary>How people name things.</summary>
internal static class Wording
{
    /// <summary>"VMM 2012 SP1" without its product: "2012 SP1".</summary>
    public static string Short(string name) => name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    /// <summary>"A, B and C".</summary>
    public static string List(IReadOnlyCollection<string> names, string last = "and") =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} {last} {names.Last()}";

    /// <summary>"2022-07-12".</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What a part is to VMM, as the subject of a sentence.</summary>
    public static string Subject(Part part, string? name) => part switch
    {
        Part.Vmm or Part.Rollup => "VMM",
        Part.Server => "the VMM server",
        Part.Sql => "the database of VMM",
        Part.Console => "the Windows of the VMM console",
        Part.Hosts => name ?? "the hosts",
        _ => "the desktop product",
    };

    /// <summary>That a level of VMM works with a release, or would.</summary>
    public static string Fits(Part part, string vmm, string what) => part switch
    {
        Part.Server => $"{vmm} runs on {what}",
        Part.Sql => $"{vmm} keeps its database in {what}",
        Part.Console => $"The console of {vmm} runs on {what}",
        Part.Hosts => $"{vmm} manages hosts of {what}",
        _ => $"{what} works with {vmm}",
    };

    /// <summary>What a row says.</summary>
    public static string Fits(Support row) => Fits(row.Part, row.Vmm, row.What) + (row.FromRollup == 0 ? "" : $" from Update Rollup {Number(row.FromRollup)} on");

    /// <summary>Figures as everywhere.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>That it does not.</summary>
    public static string FitsNot(Part part, string vmm, string what) => part switch
    {
        Part.Server => $"{vmm} does not run on {what}",
        Part.Sql => $"{vmm} does not keep its database in {what}",
        Part.Console => $"The console of {vmm} does not run on {what}",
        Part.Hosts => $"{vmm} does not manage hosts of {what}",
        _ => $"{what} does not work with {vmm}",
    };
}
