using System.Buffers.Binary;

namespace Portal.Lab.Endpoint;

/// <summary>What a client may send, as WinRM limits it; the engine enforces it behind WinRM's plugin alone. Counts what is in the packets of one session.</summary>
/// <remarks>[MS-PSRP] 2.2.4: a fragment has ids of object and fragment, flags (1 first, 2 last), and the length of what follows, most significant byte first.</remarks>
internal sealed class TransferLimits
{
    /// <summary>Bytes of one object. <c>PSMaximumReceivedObjectSizeMB</c>.</summary>
    public const int MostOfAnObject = 10 << 20;

    /// <summary>Bytes for one command. <c>PSMaximumReceivedDataSizePerCommandMB</c>.</summary>
    public const int MostOfACommand = 50 << 20;

    private const string Data = "<Data ", Guid = "PSGuid='", Session = "00000000-0000-0000-0000-000000000000";
    private const int Header = 21, FlagsAt = 16, LengthAt = 17, First = 1;
    private readonly Dictionary<string, (long Object, long All)> _sent = [];

    /// <summary>Counts a packet.</summary>
    /// <returns>What is too much, in the engine's words; null while it is not.</returns>
    public string? Exceeded(string packet)
    {
        if (!packet.StartsWith(Data, StringComparison.Ordinal)) return null;
        var who = Between(packet, Guid, "'");
        var content = Convert.FromBase64String(Between(packet, ">", "<"));
        var (ofObject, all) = _sent.GetValueOrDefault(who);
        for (var at = 0; at + Header <= content.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(at + LengthAt));
            if ((content[at + FlagsAt] & First) != 0) ofObject = 0;
            ofObject += length;
            all += length;
            at += Header + Math.Max(length, 0);
        }

        _sent[who] = (ofObject, all);
        if (ofObject > MostOfAnObject)
            return $"The current deserialized object size of the data received from the remote client computer exceeded the allowed maximum object size. The current deserialized object size is {ofObject}. The allowed maximum object size is {MostOfAnObject}.";
        return all > MostOfACommand && who != Session
            ? $"The total data received from the remote client exceeded the allowed maximum. The total data received is {all}. The allowed maximum is {MostOfACommand}."
            : null;
    }

    /// <summary>Forgets a command that is over.</summary>
    public void Forget(string packet)
    {
        if (packet.StartsWith("<Close ", StringComparison.Ordinal)) _sent.Remove(Between(packet, Guid, "'"));
    }

    private static string Between(string packet, string before, string after)
    {
        var start = packet.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return packet[start..packet.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
