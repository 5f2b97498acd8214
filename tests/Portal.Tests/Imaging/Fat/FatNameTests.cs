using System.Text;
using Portal.Imaging;
using Portal.Imaging.Fat;
using Xunit;

namespace Portal.Tests.Imaging.Fat;

public sealed class FatNameTests
{
    private const int RootAt = Volumes.Start + (72 * 512);

    [Theory]
    [InlineData("A", "A          ")]
    [InlineData("ODJ.TXT", "ODJ     TXT")]
    [InlineData("EIGHTLET.TRE", "EIGHTLETTRE")]
    [InlineData("!#$%&'()", "!#$%&'()   ")]
    [InlineData("a", "A~1        ")]
    [InlineData("odj.txt", "ODJ~1   TXT")]
    [InlineData("NINELETTE", "NINELE~1   ")]
    [InlineData("identity.json", "IDENTI~1JSO")]
    [InlineData("A.JSON", "A~1     JSO")]
    [InlineData("A.", null)]
    [InlineData(".profile", "PROFIL~1   ")]
    [InlineData("A.B.C", "AB~1    C  ")]
    [InlineData("A B.C D", "AB~1    CD ")]
    [InlineData("ä+b", "__B~1      ")]
    [InlineData("A.ä", "A~1     _  ")]
    public void A_name_has_a_short_form(string name, string? eleven)
    {
        if (eleven is null)
        {
            Assert.Throws<DiskFormatException>(() => Volumes.Make(new FatFile(name, default)));
            return;
        }

        Assert.Equal([eleven], Short(Volumes.Make(new FatFile(name, default))));
    }

    [Fact]
    public void Short_names_of_a_folder_differ()
    {
        var files = Enumerable.Range(1, 101).Select(i => new FatFile($"name of file {i}", default)).Append(new FatFile("NAMEOF~1", default)).Append(new FatFile("nameof~2", default));

        var names = Short(Volumes.Make([.. files]));

        Assert.Equal(103, names.Distinct().Count());
        Assert.Equal(["NAMEOF~1   ", "NAMEOF~9   ", "NAMEO~10   ", "NAMEO~99   ", "NAME~100   ", "NAME~101   ", "NAME~102   ", "NAME~103   "], [names[0], names[8], names[9], .. names[98..]]);
    }

    [Theory]
    [InlineData("", "a name has 1 to 255 characters, and '' has 0")]
    [InlineData("a//b", "a name has 1 to 255 characters, and '' has 0")]
    [InlineData("a/", "a name has 1 to 255 characters, and '' has 0")]
    [InlineData("a:b", "a name has no control characters and none of \" * / : < > ? \\ |, and 'a:b' has")]
    [InlineData("a\u0001", "a name has no control characters and none of \" * / : < > ? \\ |, and 'a\u0001' has")]
    [InlineData("\u001F", "a name has no control characters and none of \" * / : < > ? \\ |, and '\u001F' has")]
    [InlineData("\0", "a name has no control characters and none of \" * / : < > ? \\ |, and '\0' has")]
    [InlineData("\u007F", "a name has no control characters and none of \" * / : < > ? \\ |, and '\u007F' has")]
    [InlineData("x?/b", "a name has no control characters and none of \" * / : < > ? \\ |, and 'x?' has")]
    [InlineData("a.", "a name ends neither in a dot nor in a space, and 'a.' does")]
    [InlineData("a ", "a name ends neither in a dot nor in a space, and 'a ' does")]
    [InlineData("../a", "a name ends neither in a dot nor in a space, and '..' does")]
    public void A_name_that_cannot_be_is_refused(string path, string rule) => Refused(path, rule, new FatFile(path, default));

    [Fact]
    public void A_name_has_at_most_255_characters()
    {
        var longest = new string('x', 255);
        Assert.Equal([longest], Volumes.Open(Volumes.Make(new FatFile(longest, default))).Paths);

        Refused(longest + "x", $"a name has 1 to 255 characters, and '{longest}x' has 256", new FatFile(longest + "x", default));
    }

    [Fact]
    public void A_path_stands_for_one_thing()
    {
        const string twice = "two files or folders have this path, and case does not tell them apart";

        Refused("A/b", twice, new FatFile("a/B", default), new FatFile("A/b", default));
        Refused("a", twice, new FatFile("a/b", default), new FatFile("a", default));
        Refused("A/b", "'A' in it is a file, not a folder", new FatFile("a", default), new FatFile("A/b", default));
    }

    private static void Refused(string path, string rule, params FatFile[] files) =>
        Fault.Expect(DiskFault.Unsupported, $"{path}: {rule}. Give the file another path.", () => Volumes.Make(files));

    /// <summary>The short names of the root folder, without the label's.</summary>
    private static List<string> Short(byte[] disk)
    {
        var names = new List<string>();
        for (var at = RootAt + 32; disk[at] != 0; at += 32)
        {
            if (disk[at + 11] != 0x0F) names.Add(Encoding.ASCII.GetString(disk, at, 11));
        }

        return names;
    }
}
