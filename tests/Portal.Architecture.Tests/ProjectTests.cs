using System.Xml.Linq;
using Xunit;

namespace Portal.Architecture.Tests;

public sealed class ProjectTests
{
    public static TheoryData<string> Projects =>
        [.. Repository.Files("*.csproj", "src", "migrations").Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_project_references_only_what_its_room_may(string path) =>
        Assert.Empty(ProjectRules.Broken(Path.GetFileNameWithoutExtension(path), XDocument.Load(Path.Combine(Repository.Root, path))));

    [Theory]
    [InlineData("Portal.Domain", "ProjectReference", "../Portal.Runs/Portal.Runs.csproj")]
    [InlineData("Portal.Domain", "PackageReference", "Humanizer.Core")]
    [InlineData("Portal.Imaging", "PackageReference", "Humanizer.Core")]
    [InlineData("Portal.Runs", "PackageReference", "Microsoft.EntityFrameworkCore.Relational")]
    [InlineData("Portal.Runs", "PackageReference", "Humanizer.Core")]
    [InlineData("Portal.Lab", "ProjectReference", "../Portal.Domain/Portal.Domain.csproj")]
    [InlineData("Portal.Features", "ProjectReference", "../Portal.HyperV/Portal.HyperV.csproj")]
    [InlineData("Portal.Features", "PackageReference", "System.Management.Automation")]
    [InlineData("Portal.Web", "PackageReference", "Npgsql")]
    [InlineData("Portal.Web", "ProjectReference", "../Portal.Lab/Portal.Lab.csproj")]
    [InlineData("Portal.Cellar", "PackageReference", "MudBlazor")]
    public void A_project_that_breaks_the_table_is_red(string project, string element, string include) =>
        Assert.NotEmpty(ProjectRules.Broken(project, new XDocument(new XElement("Project", new XElement(element, new XAttribute("Include", include))))));

    [Fact]
    public void The_top_of_the_house_holds_what_was_agreed()
    {
        string[] folders = ["src", "tests", "migrations", "wwwroot", "docs"];
        string[] hidden = [".git", ".ci", ".config"];
        var ignored = new[] { "bin", "obj", "try", "data", "StrykerOutput", "TestResults" };
        Assert.Empty(Directory.GetDirectories(Repository.Root).Select(Path.GetFileName).Except(folders).Except(hidden).Except(ignored));
    }
}
