using Portal.Domain.Upgrades;
using Xunit;

namespace Portal.Tests.Upgrades;

public sealed class SupportMatrixTests
{
    private static readonly SupportMatrix Matrix = SupportMatrix.Shipped;

    [Fact]
    public void Every_row_has_a_source_and_a_confidence() =>
        Assert.All(Matrix.Rows, row =>
        {
            Assert.False(string.IsNullOrWhiteSpace(row.Source), row.ToString());
            Assert.True(Enum.IsDefined(row.Confidence), row.ToString());
        });

    [Fact]
    public void Every_release_that_a_row_names_is_in_the_matrix()
    {
        var vmm = Names(Product.Vmm);
        Assert.All(Matrix.Supports, row => Assert.True(vmm.Contains(row.Vmm) && Names(Of(row.Part)).Contains(row.What), row.ToString()));
        Assert.All(Matrix.Upgrades, row => Assert.All([row.To, .. row.From], name => Assert.Contains(name, Names(Of(row.Part)))));
        Assert.All(Matrix.Builds, row => Assert.Contains(row.Vmm, vmm));
        Assert.All(Matrix.Capabilities, row => Assert.Contains(row.Since, vmm));
        string[] all = [.. Matrix.Releases.Select(release => release.Name)];
        Assert.All(Matrix.Ends, row => Assert.Contains(row.Release, all));
        Assert.All(Matrix.Generations, row => Assert.Contains(row.Release, all));
        Assert.All(Matrix.Obstacles.Where(row => row.Since is not null), row => Assert.Contains(row.Since, all));
    }

    [Fact]
    public void No_release_is_there_twice_and_no_two_rows_say_the_same_or_contradict()
    {
        Assert.Equal(Matrix.Releases.Count, Matrix.Releases.DistinctBy(release => (release.Product, release.Name)).Count());
        Assert.Equal(Matrix.Supports.Count, Matrix.Supports.DistinctBy(row => (row.Vmm, row.Part, row.What)).Count());
        Assert.Equal(Matrix.Ends.Count, Matrix.Ends.DistinctBy(row => (row.Release, row.Kind)).Count());
    }

    [Fact]
    public void Upgrades_lead_to_newer_releases_only() =>
        Assert.All(Matrix.Upgrades, row =>
        {
            var names = Names(Of(row.Part));
            if (row.Part != Part.Hosts) Assert.All(row.From, from => Assert.True(names.IndexOf(from) < names.IndexOf(row.To), row.ToString()));
            Assert.DoesNotContain(row.To, row.From);
        });

    [Fact]
    public void Every_release_that_the_issue_names_is_there()
    {
        string[] vmm = ["2008 R2", "2008 R2 SP1", "2012", "2012 SP1", "2012 R2", "2016", "1801", "1807", "2019", "2022", "2025"];
        Assert.Equal(vmm.Select(name => $"VMM {name}"), Names(Product.Vmm));
        Assert.All((string[])["2008 SP2", "2008 R2", "2008 R2 SP1", "2012", "2012 R2", "2016", "2019", "2022", "2025"], name => Assert.Contains($"Windows Server {name}", Names(Product.Windows)));
        Assert.Equal("XenDesktop 5.6", Names(Product.Desktop)[0]);
        Assert.Equal(5, Names(Product.Desktop).Count(name => name.EndsWith("7.6 LTSR", StringComparison.Ordinal) || name.EndsWith("7.15 LTSR", StringComparison.Ordinal)
            || name is "CVAD 1912 LTSR" or "CVAD 2203 LTSR" or "CVAD 2402 LTSR"));
    }

    [Theory]
    [InlineData("VMM 2008 R2", "host-patching", false)]
    [InlineData("VMM 2012", "host-patching", true)]
    [InlineData("VMM 2012", "smb-3", false)]
    [InlineData("VMM 2012 SP1", "smb-3", true)]
    [InlineData("VMM 2012 SP1", "running-snapshots", false)]
    [InlineData("VMM 2012 R2", "running-snapshots", true)]
    [InlineData("VMM 2012 R2", "vhdx-resize", true)]
    [InlineData("VMM 2012 R2", "storage-spaces", true)]
    [InlineData("VMM 2025", "host-patching", true)]
    [InlineData("VMM 2022", "generation-2-default", false)]
    [InlineData("VMM 2025", "generation-2-default", true)]
    [InlineData("VMM 2099", "smb-3", false)]
    public void A_capability_stays_from_the_release_that_brought_it(string vmm, string key, bool can) => Assert.Equal(can, Matrix.Can(vmm, key) is not null);

    [Theory]
    [InlineData("3.2.8145.0", "VMM 2012 R2", 9)]
    [InlineData("3.2.8200.5", "VMM 2012 R2", 10)]
    [InlineData("4.0.1662.0", "VMM 2016", 0)]
    [InlineData("4.0.2413.0", "VMM 2016", 6)]
    [InlineData("10.22.1508.0", "VMM 2022", 1)]
    [InlineData("10.25.1200.0", "VMM 2025", 0)]
    public void A_build_of_VMM_tells_release_and_rollup(string build, string vmm, int rollup)
    {
        var row = Matrix.VmmOf(build);

        Assert.Equal((vmm, rollup), (row?.Vmm, row?.Rollup));
    }

    [Theory]
    [InlineData("9.9.1.0")]
    [InlineData("3.2.1.0")]
    [InlineData("")]
    [InlineData("of 2016")]
    public void A_build_that_no_row_reaches_is_none(string build) => Assert.Null(Matrix.VmmOf(build));

    [Fact]
    public void A_host_tells_its_Windows_by_its_version()
    {
        Assert.Equal("Windows Server 2012 R2", Matrix.WindowsOf("6.3.9600")?.Name);
        Assert.Equal("Windows Server 2025", Matrix.WindowsOf("10.0.26100")?.Name);
        Assert.Null(Matrix.WindowsOf("10.0.1"));
    }

    [Fact]
    public void Every_vmm_has_an_end_of_support_and_works_with_something_of_each_part()
    {
        foreach (var vmm in Names(Product.Vmm))
        {
            Assert.Contains(Matrix.Ends, row => row.Release == vmm && row.Kind == "extended");
            for (var part = Part.Server; part <= Part.Desktop; part++)
                Assert.Contains(Matrix.Supports, row => row.Vmm == vmm && row.Part == part && row.Supported);
        }
    }

    [Fact]
    public void Every_desktop_release_says_whether_it_makes_generation_2() =>
        Assert.All(Names(Product.Desktop), name => Assert.Contains(Matrix.Generations.Single(row => row.Release == name).Generation2, (string[])["yes", "no", "unknown"]));

    [Fact]
    public void Every_part_has_its_work_and_no_work_says_how_long()
    {
        for (var part = Part.Vmm; part <= Part.Desktop; part++) Assert.Single(Matrix.Work, row => row.Part == part);
        Assert.All(Matrix.Work, row =>
        {
            Assert.NotEmpty(row.Works);
            Assert.NotEmpty(row.Stops);
            Assert.DoesNotMatch("(?i)minute|hour|second", string.Join(' ', [.. row.Before, .. row.Works, .. row.Stops, .. row.After]));
        });
    }

    private static List<string> Names(Product product) => [.. Matrix.Of(product).Select(release => release.Name)];

    private static Product Of(Part part) => part switch
    {
        Part.Vmm => Product.Vmm,
        Part.Sql => Product.Sql,
        Part.Desktop => Product.Desktop,
        _ => Product.Windows,
    };
}
