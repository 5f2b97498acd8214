using Portal.TestKit.Web;
using Portal.Web.Commands;
using Xunit;

namespace Portal.Web.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("try --machnes 5", "try '--machnes': This is no option or verb here. Did you mean --machines? See 'portal try --help'.")]
    [InlineData("serve --date x", "serve '--date': This is no option or verb here. Did you mean --data? See 'portal serve --help'.")]
    [InlineData("--machines 5", "portal '--machines': This is no option or verb here. See 'portal --help'.")]
    [InlineData("tyr", "portal 'tyr': This is no option or verb here. See 'portal --help'.")]
    [InlineData("@answers.txt", "portal '@answers.txt': This is no option or verb here. See 'portal --help'.")]
    [InlineData("try --machines", "try 'try --machines': Required argument missing for option: '--machines'. See 'portal try --help'.")]
    [InlineData("try --machines 0", "--machines '0': It must be a whole number from 1 to 10000. Give for instance --machines 50.")]
    [InlineData("try --machines -3", "--machines '-3': It must be a whole number from 1 to 10000. Give for instance --machines 1.")]
    [InlineData("try --machines 100000", "--machines '100000': It must be a whole number from 1 to 10000. Give for instance --machines 10000.")]
    [InlineData("try --machines fifty", "--machines 'fifty': It must be a whole number from 1 to 10000. Give for instance --machines 50.")]
    [InlineData("try --machines 99999999999999999999", "--machines '99999999999999999999': It must be a whole number from 1 to 10000. Give for instance --machines 50.")]
    [InlineData("try --guest mac", "--guest 'mac': It must be linux or windows. Give one of them, or leave --guest out.")]
    [InlineData("try --guest 1", "--guest '1': It must be linux or windows. Give one of them, or leave --guest out.")]
    [InlineData("try --hypervisor xen", "--hypervisor 'xen': It must be hyperv or vmm. Give one of them, or leave --hypervisor out.")]
    [InlineData("try --hypervisor vmm --vmm 2008", "--vmm '2008': It must be one of 2012, 2012sp1, 2012r2, 2016, 2019, 2022, 2025. Give for instance --vmm 2022.")]
    [InlineData("try --hypervisor hyperv --vmm 2022", "--vmm '2022': Hyper-V without VMM has no release of it. Give --hypervisor vmm, or leave --vmm out.")]
    [InlineData("try --pace NaN", "--pace 'NaN': It must be a number from 0 to 100. Give for instance --pace 0.5.")]
    public async Task What_cannot_be_meant_is_refused_in_one_sentence(string words, string says)
    {
        var (code, output, errors) = await RunAsync(words.Split(' '));

        Assert.Equal(says + Environment.NewLine, errors);
        Assert.Empty(output);
        Assert.Equal(ExitCode.Usage, code);
    }

    [Fact]
    public async Task A_master_that_is_a_folder_is_refused() =>
        Assert.Contains("This is a folder; it must be a file.", await NoToMasterAsync(_folder.FullPath), StringComparison.Ordinal);

    [Fact]
    public async Task A_master_of_zero_bytes_is_refused() =>
        Assert.Contains("The file is empty (0 bytes).", await NoToMasterAsync(_folder.File("empty.vhdx", "")), StringComparison.Ordinal);

    [Fact]
    public async Task A_master_that_is_not_there_is_refused() =>
        Assert.Contains("There is no such file.", await NoToMasterAsync(_folder.At("none.vhdx")), StringComparison.Ordinal);

    [Fact]
    public async Task A_list_of_machines_in_a_folder_that_is_not_there_is_refused()
    {
        var (code, _, errors) = await RunAsync("try", "--json", _folder.At("none", "machines.json"));

        Assert.Contains("Its folder is not there.", errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, code);
    }

    [Theory]
    [InlineData("try")]
    [InlineData("serve")]
    public async Task A_folder_with_foreign_content_is_refused_and_left_as_it_was(string verb)
    {
        _folder.File("thesis.txt", "years of work");

        var (code, _, errors) = await RunAsync(verb, "--data", _folder.FullPath);

        Assert.Contains("The folder holds what no portal made (thesis.txt).", errors, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], Directory.GetFileSystemEntries(_folder.FullPath).Select(Path.GetFileName));
        Assert.Equal(ExitCode.Usage, code);
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once()
    {
        var (_, _, errors) = await RunAsync("try", "--machines", "0", "--pace", "-1", "--guest", "mac");

        Assert.Equal(3, errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Help_is_no_fault()
    {
        var (code, output, errors) = await RunAsync("try", "--help");

        Assert.Contains("--machines <N>", output, StringComparison.Ordinal);
        Assert.Empty(errors);
        Assert.Equal(ExitCode.Done, code);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> NoToMasterAsync(string path)
    {
        var (code, _, errors) = await RunAsync("try", "--data", _folder.At("data"), "--master", path);
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains($"--master '{path}': ", errors, StringComparison.Ordinal);
        return errors;
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(words, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
