using System.Xml.Linq;

namespace Portal.Architecture.Tests;

/// <summary>Who may reference whom, and which room holds which heavy package.</summary>
internal static class ProjectRules
{
    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["Portal.Domain"] = [],
        ["Portal.Imaging"] = [],
        ["Portal.Runs"] = [],
        ["Portal.Lab"] = ["Portal.Imaging"],
        ["Portal.Data"] = ["Portal.Domain", "Portal.Runs"],
        ["Portal.HyperV"] = ["Portal.Domain"],
        ["Portal.Features"] = ["Portal.Domain", "Portal.Runs", "Portal.Imaging", "Portal.Data"],
        ["Portal.Data.Sqlite"] = ["Portal.Data"],
        ["Portal.Data.SqlServer"] = ["Portal.Data"],
        ["Portal.Data.PostgreSql"] = ["Portal.Data"],
        ["Portal.Web"] =
        [
            "Portal.Domain", "Portal.Runs", "Portal.Imaging", "Portal.Data", "Portal.HyperV", "Portal.Features",
            "Portal.Data.Sqlite", "Portal.Data.SqlServer", "Portal.Data.PostgreSql",
        ],
    };

    private static readonly (string Package, string[] Rooms)[] LockedRooms =
    [
        ("System.Management.Automation", ["Portal.HyperV", "Portal.Lab"]),
        ("System.DirectoryServices.Protocols", ["Portal.ActiveDirectory"]),
        ("Hangfire.", ["Portal.Web"]),
        ("MudBlazor", ["Portal.Web"]),
        ("Microsoft.EntityFrameworkCore", ["Portal.Data", "Portal.Data.Sqlite", "Portal.Data.SqlServer", "Portal.Data.PostgreSql"]),
        ("Npgsql", ["Portal.Data.PostgreSql"]),
        ("Microsoft.Data.", ["Portal.Data.Sqlite", "Portal.Data.SqlServer"]),
    ];

    private static readonly string[] WithoutPackages = ["Portal.Domain", "Portal.Imaging"];

    /// <summary>What a project file breaks, a sentence each.</summary>
    public static IEnumerable<string> Broken(string project, XDocument file)
    {
        var references = Includes(file, "ProjectReference", leaveOutBuildOrder: true).Select(path => path.Split('/', '\\')[^1].Replace(".csproj", "", StringComparison.Ordinal));
        var packages = Includes(file, "PackageReference", leaveOutBuildOrder: false).ToList();

        if (!MayReference.TryGetValue(project, out var allowed)) yield return $"{project} has no row in the table of rooms.";
        else
            foreach (var reference in references.Except(allowed, StringComparer.Ordinal))
                yield return $"{project} may not reference {reference}.";

        if (WithoutPackages.Contains(project))
            foreach (var package in packages) yield return $"{project} takes no packages, but has {package}.";

        if (project == "Portal.Runs")
            foreach (var package in packages.Where(name => name != "Microsoft.Extensions.Logging.Abstractions"))
                yield return $"Portal.Runs takes logging abstractions only, but has {package}.";

        foreach (var package in packages)
            foreach (var (locked, rooms) in LockedRooms)
                if (package.StartsWith(locked, StringComparison.Ordinal) && !rooms.Contains(project))
                    yield return $"{package} lives in {string.Join(" and ", rooms)}, not in {project}.";
    }

    // A reference without the assembly only orders the build (the portal carries the lab along, and sees none of its types).
    private static IEnumerable<string> Includes(XDocument file, string element, bool leaveOutBuildOrder) =>
        file.Descendants(element)
            .Where(reference => !leaveOutBuildOrder || (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => (string)reference.Attribute("Include")!);
}
