using System.Diagnostics;
using Npgsql;

namespace Portal.TestKit.Data;

/// <summary>A PostgreSQL of the tests' own: started once in a process, without a port, on a folder that goes with it.</summary>
/// <remarks>It ends when its standard input does, so that a test process that dies leaves none behind.</remarks>
public sealed class PostgreSqlServer
{
    // PostgreSQL refuses to run as root, and what the shell knows as the server is only who started it. Durability is not what is tested.
    private const string Script =
        """
        set -e
        bin=$1; folder=$2
        run() { "$@"; }
        if [ "$(id -u)" = 0 ]; then
            chown postgres "$folder"
            run() { setpriv --reuid postgres --regid postgres --clear-groups env HOME="$folder" "$@"; }
        fi
        cd "$folder"
        run "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync > /dev/null
        run "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=300 -c fsync=off -c synchronous_commit=off -c full_page_writes=off &
        server=$!
        echo started
        cat > /dev/null
        kill -INT "$(head -n 1 data/postmaster.pid)"
        wait $server || true
        rm -rf "$folder"
        """;

    private static readonly Lazy<Task<PostgreSqlServer>> One = new(StartAsync);
    private static Process? _keeper;
    private readonly string _folder;

    private PostgreSqlServer(string folder) => _folder = folder;

    /// <summary>Why there is none; null when there is one.</summary>
    public static string? Missing =>
        OperatingSystem.IsLinux() && Binaries is not null ? null : "PostgreSQL is not installed: no /usr/lib/postgresql/*/bin/initdb.";

    private static string? Binaries { get; } = FindBinaries();

    /// <summary>The server, started if need be.</summary>
    public static Task<PostgreSqlServer> GetAsync() => One.Value;

    /// <summary>How to reach a database on it.</summary>
    public string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder { Host = _folder, Username = "postgres", Database = database, MaxPoolSize = 50, IncludeErrorDetail = true }.ToString();

    /// <summary>Sends a statement to the server's own database.</summary>
    public async Task SendAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionTo("postgres"));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string? FindBinaries() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")))
                .Max(StringComparer.Ordinal)
            : null;

    private static async Task<PostgreSqlServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-pg-").FullName;
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", Binaries!, folder]) 
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        _keeper = Process.Start(start)!;
        var said = new List<string>();
        _keeper.ErrorDataReceived += (_, line) => { lock (said) said.Add(line.Data ?? ""); };
        _keeper.BeginErrorReadLine();
        if (await _keeper.StandardOutput.ReadLineAsync() != "started") throw new InvalidOperationException($"PostgreSQL did not start: {string.Join('\n', said)}");

        var server = new PostgreSqlServer(folder);
        await Eventually.BeAsync("PostgreSQL answers", server.AnswersAsync, CancellationToken.None, TimeSpan.FromMinutes(1));
        return server;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await SendAsync("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false; // it is still starting
        }
    }
}
