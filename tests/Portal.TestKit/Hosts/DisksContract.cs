using Portal.Domain.Hosts;
using Xunit;

namespace Portal.TestKit.Hosts;

/// <summary>
/// What the steps rely on in a host's disks and staging folder, as tests over any hands on a machine: also those that can do no more.
/// Chapters: this file has the words that the tests are written in; the others have what is asked.
/// </summary>
public abstract partial class DisksContract : IAsyncLifetime
{
    /// <summary>The test's own token.</summary>
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What the tests work on.</summary>
    protected IHostsUnderTest Under { get; private set; } = null!;

    /// <summary>A name of this test's own.</summary>
    protected string Name { get; } = $"T{Guid.NewGuid():N}"[..13].ToUpperInvariant();

    /// <summary>Of the disks that the host takes.</summary>
    protected virtual string Extension => ".vhdx";

    /// <summary>A machine or cluster to work on.</summary>
    protected abstract Task<IHostsUnderTest> OpenAsync();

    /// <summary>A frozen disk to hang others on.</summary>
    protected abstract Task<string> FrozenAsync();

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => Under = await OpenAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Under.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The machine under test.</summary>
    protected Task<IHyperVMachine> MachineAsync() => Under.Hosts.MachineAsync(Under.Connection, Under.Host, Ct);

    /// <summary>Its administrator share.</summary>
    protected Task<IAdministratorShare> ShareAsync() => Under.Hosts.ShareAsync(Under.Connection, Under.Host, Ct);

    /// <summary>A path that nobody else uses.</summary>
    protected string PathOf(string? suffix = null) => WindowsPath.Join(Under.Folder, Name, $"{Name}{suffix ?? Extension}");

    /// <summary>The refusal, which must help and keep secrets.</summary>
    protected async Task<HostException> RefusedAsync(HostFault fault, Func<Task> act)
    {
        var refusal = await Assert.ThrowsAsync<HostException>(act);
        Assert.True(fault == refusal.Fault, $"{fault} was expected, not {refusal.Fault}: {refusal.Message}");
        Assert.NotEmpty(refusal.Remedy);
        Assert.DoesNotContain(Under.Password, refusal.ToString(), StringComparison.Ordinal);
        return refusal;
    }
}
