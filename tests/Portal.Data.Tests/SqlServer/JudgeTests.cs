using Xunit;

namespace Portal.Data.Tests.SqlServer;

/// <summary>The judge sees what it is for: each fault a server would find has a red twin here.</summary>
public sealed class JudgeTests
{
    private const string Base = """
        CREATE TABLE [runs] ([Id] uniqueidentifier NOT NULL, [Title] nvarchar(200) NOT NULL, [Options] nvarchar(max) NULL, CONSTRAINT [PK_runs] PRIMARY KEY ([Id]));
        GO
        CREATE TABLE [items] ([Id] bigint NOT NULL IDENTITY, [RunId] uniqueidentifier NOT NULL, [Fence] int NOT NULL, CONSTRAINT [PK_items] PRIMARY KEY ([Id]),
            CONSTRAINT [FK_items_runs] FOREIGN KEY ([RunId]) REFERENCES [runs] ([Id]) ON DELETE CASCADE);
        GO

        """;

    [Fact]
    public void Two_sound_tables_have_no_fault()
    {
        var schema = SqlServerSchema.After(Base);

        Assert.Empty(schema.Faults);
        Assert.Equal(["Id", "RunId", "Fence"], schema.ColumnsOf("items"));
    }

    [Theory]
    [InlineData("KEY01", "CREATE INDEX [IX] ON [runs] ([Options]);")]
    [InlineData("KEY02", "ALTER TABLE [runs] ADD [Path] nvarchar(900) NULL; CREATE INDEX [IX] ON [runs] ([Path]);")]
    [InlineData("KEY02", "CREATE TABLE [paths] ([Path] nvarchar(451) NOT NULL, CONSTRAINT [PK_paths] PRIMARY KEY ([Path]));")]
    [InlineData("KEY03", """
        ALTER TABLE [items] ADD [ParentId] bigint NULL;
        ALTER TABLE [items] ADD CONSTRAINT [FK_self] FOREIGN KEY ([ParentId]) REFERENCES [items] ([Id]) ON DELETE CASCADE;
        """)]
    [InlineData("KEY03", """
        CREATE TABLE [notes] ([Id] int NOT NULL PRIMARY KEY, [RunId] uniqueidentifier NOT NULL REFERENCES [runs] ([Id]) ON DELETE CASCADE,
            [ItemId] bigint NULL REFERENCES [items] ([Id]) ON DELETE SET NULL);
        """)]
    [InlineData("SQL71501", "CREATE UNIQUE INDEX [IX] ON [runs] ([Title]) WHERE [Titel] IS NOT NULL;")]
    [InlineData("SQL71515", "ALTER TABLE [runs] ADD [ItemId] int NULL REFERENCES [items] ([Id]);")]
    [InlineData("SQL71516", "ALTER TABLE [runs] ADD [Fence] int NULL REFERENCES [items] ([Fence]);")]
    [InlineData("SQL71501", "ALTER TABLE [runs] ADD [X] int NULL REFERENCES [nowhere] ([Id]) ON DELETE CASCADE;")]
    [InlineData("SQL71508", "CREATE TABLE [runs] ([Id] int NOT NULL PRIMARY KEY);")]
    [InlineData("SQL46010", "CREATE INDEX [IX] [runs] ([Title]);")]
    [InlineData("FOLD", "ALTER TABLE [runs] DROP COLUMN [Nope];")]
    [InlineData("FOLD", "ALTER TABLE [nowhere] ADD [X] int NULL;")]
    [InlineData("FOLD", "CREATE VIEW [v] AS SELECT 1 AS [One];")]
    public void A_wrong_migration_is_named(string number, string migration) =>
        Assert.Contains(SqlServerSchema.After(Base + migration + "\nGO\n").Faults, fault => fault.Number == number);

    [Theory]
    [InlineData("SELECT * FROM [runs] WHERE [Stat] = 1", "SQL71501", "[Stat]")]
    [InlineData("SELECT * FROM [rnus]", "SQL71502", "[rnus]")]
    [InlineData("SELEC * FROM [runs]", "SQL46010", "SELEC")]
    [InlineData("SELECT [x].[Nope] FROM (SELECT [Id] FROM [runs]) AS [x]", "SQL71005", "[Nope]")]
    [InlineData("SELECT [Title] FROM [runs] WHERE [Id] = @id", "SQL70590", "@id")]
    [InlineData("UPDATE [items] SET [Fense] = 1", "SQL71501", "[Fense]")]
    public void A_wrong_statement_is_named(string sql, string number, string about) =>
        Assert.Contains(SqlServerSchema.After(Base).Check([new(sql, [], null)]),
            fault => fault.Number == number && fault.Message.Contains(about, StringComparison.Ordinal));

    [Fact]
    public void One_wrong_statement_among_many_is_named_alone()
    {
        var sound = Enumerable.Range(0, 20).Select(n => new Statement($"SELECT TOP({n}) [Id] FROM [runs] WHERE [Title] = @title", [new("@title", "nvarchar(200)")], null));

        var fault = Assert.Single(SqlServerSchema.After(Base).Check([.. sound, new("SELECT [Id] FROM [runs] WHERE [Titel] = 1", [], null)]));

        Assert.Contains("[Titel]", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_exactly_the_limit_is_fine() =>
        Assert.Empty(SqlServerSchema.After("""
            CREATE TABLE [paths] ([Path] nvarchar(450) NOT NULL, [Other] nvarchar(850) NULL, CONSTRAINT [PK] PRIMARY KEY ([Path]));
            GO
            CREATE INDEX [IX] ON [paths] ([Other]);
            """).Faults);
}
