using System.Buffers.Binary;
using Portal.Lab.Endpoint;
using Xunit;

namespace Portal.HyperV.Tests.LabWindows;

public sealed class TransferLimitsTests
{
    private const string Session = "00000000-0000-0000-0000-000000000000", Command = "11111111-1111-1111-1111-111111111111";
    private const int MiB = 1 << 20;
    private readonly TransferLimits _limits = new();

    [Fact]
    public void An_object_ends_at_ten_megabytes_however_it_is_cut()
    {
        Assert.Null(_limits.Exceeded(Packet(Command, (true, 4 * MiB), (false, 4 * MiB))));
        Assert.Null(_limits.Exceeded(Packet(Command, (false, 2 * MiB))));

        Assert.Contains("maximum object size", _limits.Exceeded(Packet(Command, (false, 1))));
    }

    [Fact]
    public void Objects_of_a_command_add_up_to_fifty_megabytes_and_those_of_a_session_to_any()
    {
        for (var n = 0; n < 5; n++)
        {
            Assert.Null(_limits.Exceeded(Packet(Command, (true, 10 * MiB))));
            Assert.Null(_limits.Exceeded(Packet(Session, (true, 10 * MiB))));
        }

        Assert.Contains("total data received", _limits.Exceeded(Packet(Command, (true, 1))));
        Assert.Null(_limits.Exceeded(Packet(Session, (true, 10 * MiB))));
    }

    [Fact]
    public void A_command_that_is_over_counts_no_more()
    {
        for (var n = 0; n < 5; n++) _limits.Exceeded(Packet(Command, (true, 10 * MiB)));

        _limits.Forget($"<Close PSGuid='{Command}' />");

        Assert.Null(_limits.Exceeded(Packet(Command, (true, 10 * MiB))));
    }

    [Fact]
    public void Packets_without_data_do_not_count() => Assert.Null(_limits.Exceeded($"<Command PSGuid='{Command}' />"));

    // What is counted is what the headers say: the content may as well be missing, except before another header.
    private static string Packet(string guid, params (bool First, int Length)[] fragments)
    {
        var content = new byte[fragments.SkipLast(1).Sum(fragment => 21 + fragment.Length) + 21];
        var at = 0;
        foreach (var (first, length) in fragments)
        {
            content[at + 16] = first ? (byte)1 : (byte)0;
            BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(at + 17), length);
            at += 21 + length;
        }

        return $"<Data Stream='Default' PSGuid='{guid}'>{Convert.ToBase64String(content)}</Data>";
    }
}
