using Portal.Domain.Hosts;

namespace Portal.TestKit.Hosts;

/// <summary>A cluster of at least one machine, with a master of the generation under test that has a checkpoint, and a way to it. Tests make what they need under names of their own, so that one may serve many.</summary>
public interface IHostsUnderTest : IAsyncDisposable
{
    /// <summary>The hands under test.</summary>
    IHosts Hosts { get; }

    /// <summary>A connection that is there.</summary>
    Guid Connection { get; }

    /// <summary>FQDN of a machine of it.</summary>
    string Host { get; }

    /// <summary>A folder on storage that all machines see.</summary>
    string Folder { get; }

    /// <summary>The password of the connection: shows in no message.</summary>
    string Password { get; }
}
