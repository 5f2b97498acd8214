using Portal.TestKit.Web;
using Portal.Web.Hosting;
using Xunit;

namespace Portal.Web.Tests.Hosting;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void One_portal_works_in_a_folder()
    {
        using var first = DataFolder.Open(_folder.FullPath).Folder;
        var (second, verdict) = DataFolder.Open(_folder.FullPath);

        Assert.NotNull(first);
        Assert.Null(second);
        Assert.Contains("Another portal works in this folder.", verdict.Objections[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_node_has_the_same_name_after_a_restart()
    {
        string Node()
        {
            using var folder = DataFolder.Open(_folder.FullPath).Folder!;
            return folder.Node;
        }

        var before = Node();
        Assert.Equal(before, Node());
        Assert.StartsWith("node-", before, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_whose_first_portal_died_before_it_had_a_name_gets_one()
    {
        _folder.File("portal.lock", "");

        using var folder = DataFolder.Open(_folder.FullPath).Folder;
        Assert.StartsWith("node-", folder!.Node, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_no_folder()
    {
        var (folder, verdict) = DataFolder.Open(_folder.File("data", "x"));

        Assert.Null(folder);
        Assert.Contains("This is a file", verdict.Objections[0].Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_may_be_there_before_the_first_portal()
    {
        _folder.File("appsettings.json", "{}");

        using var folder = DataFolder.Open(_folder.FullPath).Folder;
        Assert.True(folder!.IsNew);
    }

    [Fact]
    public void A_folder_that_a_portal_worked_in_is_not_new()
    {
        using (DataFolder.Open(_folder.FullPath).Folder) _folder.File("portal.db", "");

        using var folder = DataFolder.Open(_folder.FullPath).Folder;
        Assert.False(folder!.IsNew);
    }

    public void Dispose() => _folder.Dispose();
}
